import { expect, test } from 'vitest';
import { converse } from '../testing/converse.ts';

/** Why the last question of a conversation is declined; the whole reading where it isn't. */
function reasonOf(questions: readonly string[]): unknown {
  const last = converse(questions);
  return last.kind === 'declined' ? last.refusal.reason : last.reading;
}

test.each([
  [['average weight', 'average depth'], "The average of “depth” can't be told: no column fits."],
  [
    ['total weight of Elstar', 'how much more than the North?'],
    'It isn’t clear what is to be compared with “North”. Name both in one question.',
  ],
  [
    ['crates with weight over 280', 'sort it the other way'],
    'The rows have no order to turn round. Say by which column they are to be sorted.',
  ],
  [
    ['crates with weight over 280', 'only the first 3', 'what is their average weight'],
    'It isn’t clear which rows this points at: the answer before shows only some. Name them instead.',
  ],
  [
    ['total weight by grower', 'top 3', 'the last 2'],
    'It isn’t clear which rows are the last of what is shown. Say by which column they are sorted.',
  ],
  [
    ['average weight by month', 'cumulative'],
    '“cumulative” is not worked out here yet. Ask for the numbers that it is made of.',
  ],
  [
    ['total weight by grower', 'remove that'],
    'It isn’t clear what “remove that” changes in the answer before.',
  ],
  [
    ['median weight by grower', 'what percent is that'],
    'Only totals and counts have shares. Ask for the total, then for its percentages.',
  ],
  [
    ['total weight by grower', 'only the crates'],
    'It isn’t clear what “only the crates” changes in the answer before.',
  ],
  [
    ['total weight by grower', 'only the splendid ones'],
    'It isn’t clear what “splendid” changes in the answer before.',
  ],
])('%j is declined', (questions, reason) => {
  expect(reasonOf(questions)).toEqual(reason);
});

test.each([['is this right?'], ['are you sure?'], ['how do you know that?']])(
  '%j is told how to check',
  (doubt) => {
    expect(reasonOf(['total weight by grower', doubt])).toEqual(
      'Whether an answer is right can’t be told in words, but it can be checked: its SQL tab shows the query it came from, its table the rows, and a click on a number the value behind it.',
    );
  },
);
