import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as uses } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

uses([BarChart, GridComponent, SVGRenderer]);

interface Bar {
  readonly label: string;
  readonly value: number;
  /** What stands at its end, and what is read out. */
  readonly told: string;
  readonly tone: string;
}

interface ChartProps {
  readonly bars: readonly Bar[];
  readonly label: string;
  /** Names of subjects are long: their bars lie. */
  readonly lies?: boolean;
}

const perBar = 30;

export function Chart({ bars, label, lies = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    const ordered = lies ? bars.toReversed() : bars;
    const names = {
      type: 'category' as const,
      data: ordered.map((bar) => bar.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#dde3eb' }, onZero: false },
      axisLabel: { color: '#1f2a37', interval: 0, ...(lies ? { width: 150, overflow: 'truncate' as const } : {}) },
    };
    const figures = {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: '#4d5866' },
      splitLine: { lineStyle: { color: '#edf0f4' } },
    };
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 8, right: lies ? 48 : 8, top: 28, bottom: 8, containLabel: true },
      xAxis: lies ? figures : names,
      yAxis: lies ? names : figures,
      series: [
        {
          type: 'bar',
          barMaxWidth: lies ? 16 : 56,
          data: ordered.map(({ value, told, tone }) => ({
            value,
            itemStyle: { color: tone, borderRadius: 2 },
            label: {
              show: true,
              position: lies ? (value < 0 ? ('left' as const) : ('right' as const)) : ('top' as const),
              color: '#1f2a37',
              formatter: told,
            },
          })),
        },
      ],
    });
    const watching = new ResizeObserver(() => chart.resize());
    watching.observe(place.current);
    return () => {
      watching.disconnect();
      chart.dispose();
    };
  }, [bars, lies]);
  const told = bars.map((bar) => `${bar.label} ${bar.told}`).join('；');
  const height = lies ? Math.max(140, bars.length * perBar + 50) : 260;
  return (
    <div
      ref={place}
      className={`chart ${height > 260 ? 'chart-tall' : ''}`}
      role="img"
      aria-label={`${label}：${told}`}
    />
  );
}
