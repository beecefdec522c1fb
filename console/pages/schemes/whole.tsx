import { outlineText } from '../../../shared/text/console/scheme-forms.ts';
import { useWords } from '../../words.tsx';
import { EditingContext, useEditing } from './editing.tsx';
import { Members } from './field.tsx';
import { chapters, membersIn } from './outline.ts';
import { indicatorShape, schemeMembers, sectionShape } from './shape.ts';
import { nameOf } from './told.ts';

/** The whole scheme to be read, and printed as the paper that it is. */
export function Whole() {
  const { t } = useWords();
  const editing = useEditing();
  const { scheme } = editing;
  const members = (chapter: (typeof chapters)[number]) =>
    membersIn(chapter).flatMap((name) => schemeMembers.get(name) ?? []);
  const ofIndicator = indicatorShape.as === 'group' ? indicatorShape.members : [];
  return (
    <EditingContext value={{ ...editing, isReadOnly: true }}>
      <article className="panel whole-scheme">
        <h2>{t(nameOf(scheme.name))}</h2>
        <h3>{t(outlineText.general)}</h3>
        <Members members={members('general')} path={[]} />
        {scheme.sections.map((section, at) => {
          const path = ['sections', String(at)];
          const own = sectionShape.as === 'union' ? (sectionShape.options.get(section.items) ?? []) : [];
          return (
            <section key={section.id}>
              <h3>
                {t(nameOf(section.name))} <span className="figure">{section.points}</span>
              </h3>
              <Members members={own.filter(({ name }) => name !== 'name' && name !== 'points')} path={path} />
              {section.items === 'common' &&
                section.indicators.map((indicator, n) => (
                  <section key={indicator.id} className="whole-indicator">
                    <h4>
                      {t(nameOf(indicator.name))} <span className="figure">{indicator.points}</span>
                    </h4>
                    <Members
                      members={ofIndicator.filter(({ name }) => name !== 'name' && name !== 'points')}
                      path={[...path, 'indicators', String(n)]}
                    />
                  </section>
                ))}
            </section>
          );
        })}
        {chapters.slice(1).map((chapter) => (
          <section key={chapter}>
            <h3>{t(outlineText[chapter])}</h3>
            <Members members={members(chapter)} path={[]} />
          </section>
        ))}
      </article>
    </EditingContext>
  );
}
