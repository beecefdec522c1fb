/** How workbooks are set, and who is said to have made them. */
export const workbookText = { body: '宋体', heading: '黑体', creator: '绩效 Jixiao' };
