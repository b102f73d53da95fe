import { chartPhrases } from './chart-phrases.ts';
import type { Entry } from './meaning.ts';
import { orderPhrases } from './order-phrases.ts';

/** What general English means to a question about a table. */
export const phrases: readonly Entry[] = [
  ...chartPhrases,
  ...orderPhrases,
  [
    'average|averages|averaged|avg|mean|means|the average of|the mean of|average of|mean of|arithmetic mean|typical|on average',
    { kind: 'aggregate', aggregate: 'mean' },
  ],
  [
    'sum|sums|total|totals|sum of|total of|total amount of|overall|combined|altogether|in total|summed|sum up|add up|cumulative|total number of',
    { kind: 'aggregate', aggregate: 'sum' },
  ],
  ['median|medians|median of', { kind: 'aggregate', aggregate: 'median' }],
  ['minimum|minimal|min|minima|minimum of|minimal value of', { kind: 'aggregate', aggregate: 'min' }],
  ['maximum|maximal|max|maxima|maximum of|peak', { kind: 'aggregate', aggregate: 'max' }],
  [
    'standard deviation|standard deviations|std|std dev|stddev|stdev|sd',
    { kind: 'aggregate', aggregate: 'stddev' },
  ],
  ['skewness|skew|skewed|asymmetry', { kind: 'aggregate', aggregate: 'skewness' }],
  ['kurtosis|excess kurtosis', { kind: 'aggregate', aggregate: 'kurtosis' }],
  ['population standard deviation|population std', { kind: 'aggregate', aggregate: 'stddev_population' }],
  ['variance|variances', { kind: 'aggregate', aggregate: 'variance' }],
  [
    'most common|most frequent|most frequently occurring|mode|commonest',
    { kind: 'aggregate', aggregate: 'mode' },
  ],
  [
    'first quartile|lower quartile|25 th percentile|25th percentile',
    { kind: 'aggregate', aggregate: 'quantile', quantile: 0.25 },
  ],
  [
    'third quartile|upper quartile|75 th percentile|75th percentile',
    { kind: 'aggregate', aggregate: 'quantile', quantile: 0.75 },
  ],
  ['10th percentile', { kind: 'aggregate', aggregate: 'quantile', quantile: 0.1 }],
  ['90th percentile', { kind: 'aggregate', aggregate: 'quantile', quantile: 0.9 }],
  ['95th percentile', { kind: 'aggregate', aggregate: 'quantile', quantile: 0.95 }],
  ['99th percentile', { kind: 'aggregate', aggregate: 'quantile', quantile: 0.99 }],
  [
    'occurrence|occurrences|count|counts|counting|count of|counts of|number of|numbers of|number|how many|amount of|frequency|frequencies|frequency of|tally|row count|rowcount|the number of|total count|total count of|total number|number of times|how many times|how often|counted|count them',
    { kind: 'count' },
  ],
  ['distinct|unique|different|various|varying|distinct values of|unique values of', { kind: 'distinct' }],
  [
    'more than|greater than|larger than|higher than|bigger than|older than|longer than|heavier than|taller than|over|above|exceeding|exceeds|exceed|exceeded|after|later than|at a rate above|better than|is more than|faster than|costlier than|beyond|>',
    { kind: 'comparison', comparison: '>' },
  ],
  [
    'less than|fewer than|lower than|smaller than|younger than|shorter than|lighter than|under|below|before|earlier than|cheaper than|slower than|prior to|worse than|<',
    { kind: 'comparison', comparison: '<' },
  ],
  [
    'at least|no less than|not less than|no fewer than|reaches|reached|reach|starting from|since|or more|minimum of at least|not below|from at least|no earlier than|> =|>=',
    { kind: 'comparison', comparison: '>=' },
  ],
  [
    'at most|no more than|not more than|up to|until|till|or less|or fewer|not above|no later than|not exceeding|< =|<=',
    { kind: 'comparison', comparison: '<=' },
  ],
  [
    'equal to|equals|equal|exactly|is equal to|being|named|called|equalling|=|= =',
    { kind: 'comparison', comparison: '=' },
  ],
  [
    'other than|except|excluding|except for|apart from|besides|exclude|different from|rather than|! =|< >',
    { kind: 'comparison', comparison: '!=' },
  ],
  ['between|in the range|ranging from|range from', { kind: 'between' }],
  [
    "not|is not|are not|was not|were not|isn't|aren't|non|without|who are not|don't|doesn't|do not|does not|did not|never|no",
    { kind: 'not' },
  ],
  [
    'contain|contains|containing|include|includes|including|included|contained|have the letter|has the letter|with the letter|with the letters|have the letters|the letter|the letters|the word|the words|the string|the substring',
    { kind: 'textMatch', comparison: 'contains' },
  ],
  [
    'start with|starts with|starting with|begin with|begins with|beginning with|started with',
    { kind: 'textMatch', comparison: 'starts_with' },
  ],
  ['end with|ends with|ending with|ending in|ends in', { kind: 'textMatch', comparison: 'ends_with' }],
  [
    'missing|null|nulls|empty|blank|nan|missing values|null values|empty values|missing entries|is missing|is null|is empty|unknown|no value|no values|missing value|missing data',
    { kind: 'missing' },
  ],
  [
    'not null|is not null|not missing|non missing|non null|not empty|is present|not blank',
    { kind: 'present' },
  ],
  [
    'whose|where|with|having|that have|that has|who have|who has|which have|which has|when|that are|who are|which are|that is|if|that were|that was|that had|who had|satisfying',
    { kind: 'condition' },
  ],
  [
    'by|group by|grouped by|grouping by|groups by|group them by|broken down by|broken out by|break down by|breakdown by|split by|splitted by|divided by|segmented by|segregated by|separated by|categorized by|categorised by|classified by|partitioned by|aggregated by|organized by|based on|depending on|according to|as a function of|with respect to|in terms of|arranged by type of|grouped into|group on|grouping|grouped|stratified by|aggregated on|group based on|bucketed by|distinguished by|split into|differentiated by',
    { kind: 'group', each: false },
  ],
  [
    'per|each|every|for each|for every|in each|of each|within each|by each|from each|at each|to each|across|across all|across different|across each|for different|of different|from different|for all different|among different|in different|by different|with different|for various|of various|in various|across various|for the different|per each|for individual|over different|with each|for each of the|in every|from every|throughout',
    { kind: 'group', each: true },
  ],
  [
    'versus|vs|against|compared to|compared with|in comparison to|in relation to|relative to|as opposed to|v',
    { kind: 'versus' },
  ],
  [
    'sort|sorted|sorting|sort by|sorted by|order by|ordered by|order|ordered|ordering|rank by|ranked by|ranking by|rank in|rank from|rank|ranked|ranking|rank the|arrange|arranged|arranged by|list in|list by|display by|show by|list from|display from|show from|display in|sort the|sort in|sort from|order in|order from|order the|rank by the|order by the|sort by the|in the order of|order of|in order of|list the|show in',
    { kind: 'sort' },
  ],
  [
    'ascending|asc|ascending order|in ascending order|increasing|alphabetical|alphabetical order|alphabetically|a to z|from a to z',
    { kind: 'direction', direction: 'ascending' },
  ],
  [
    'descending|desc|descending order|in descending order|decreasing|reverse alphabetical|z to a|from z to a',
    { kind: 'direction', direction: 'descending' },
  ],
  [
    'highest|largest|biggest|greatest|most|best|longest|oldest|heaviest|tallest|maximum value of|most expensive|priciest|top ranked|latest|newest|latest date|most recent|fastest|strongest|richest|hottest',
    { kind: 'extreme', direction: 'descending' },
  ],
  [
    'lowest|smallest|fewest|least|worst|shortest|youngest|lightest|cheapest|least expensive|minimum value of|earliest|slowest|weakest|poorest|coldest',
    { kind: 'extreme', direction: 'ascending' },
  ],
  ['top|the top|leading', { kind: 'top', direction: 'descending' }],
  ['bottom|the bottom', { kind: 'top', direction: 'ascending' }],
  ['first|head', { kind: 'top', direction: 'ascending', rows: true }],
  ['last|tail', { kind: 'top', direction: 'descending', rows: true }],
  [
    'year|years|yearly|annual|annually|per year|each year|by year|every year|year interval|across years|over the years|per annum',
    { kind: 'timeUnit', timeUnit: 'year' },
  ],
  ['quarter|quarters|quarterly|per quarter|each quarter', { kind: 'timeUnit', timeUnit: 'yearquarter' }],
  ['month|months|monthly|per month|each month|by month', { kind: 'timeUnit', timeUnit: 'yearmonth' }],
  [
    'calendar month|calendar months|month name|month of the year|month of year|months of the year',
    { kind: 'timeUnit', timeUnit: 'month' },
  ],
  ['week|weeks|weekly|per week', { kind: 'timeUnit', timeUnit: 'yearweek' }],
  ['day|days|daily|per day|each day', { kind: 'timeUnit', timeUnit: 'yearmonthdate' }],
  [
    'weekday|weekdays|day of week|day of the week|days of the week|each day of the week|weekday interval|dayofweek',
    { kind: 'timeUnit', timeUnit: 'day' },
  ],
  ['hour|hours|hourly|hour of day', { kind: 'timeUnit', timeUnit: 'hours' }],
  [
    'over time|across time|through time|timeline|in a timeline|trend|trends|the trend|trended|trend over|evolve|evolved|evolution|evolution of|general trend|general trend of|change over time|with time|time trend|through the years|change over|changed over|development of|develop|developed|progress|progressed|time',
    { kind: 'time' },
  ],
  [
    'bin|bins|binned|binning|bucket|buckets|bin the|number of bins|intervals|into bins|into buckets|bins of|in buckets of|in bins of|binned by',
    { kind: 'bin' },
  ],
  [
    'bin size|bin width|bin size of|bin width of|buckets of|interval|interval of|step|bin widths of|rounded to|rounded to nearest',
    { kind: 'binWidth' },
  ],
  [
    'percentage|percentages|percent|percentage of|percent of|proportion|proportions|proportion of|share|shares|share of|fraction|fraction of|ratio of each|what percentage of|what percent of|what share of|what fraction of|what proportion of|as a percentage|percentage breakdown',
    { kind: 'share' },
  ],
  [
    'correlation|correlations|correlate|correlated|correlates|correlation coefficient|pearson correlation|pearson correlation coefficient|correlation between|correlation of|pearson|correlate with|correlated with',
    { kind: 'correlation' },
  ],
  ['spearman|spearman correlation|rank correlation', { kind: 'correlation', method: 'spearman' }],
  [
    'relationship|relationships|relation|relations|relationship between|relation between|relate to|relates to|related to|relate|relates|related|association|association between|associated with|affect|affects|influence|influences|impact of|effect of|depend on|depends on|change with|changes with|changed with|changes according to|vary by|varies by|vary with|varies with|varies for|vary for|varies|vary|varied|behave|behaves|influenced by|affected by|impact|link between|connection between|interact|interplay|change by|mean higher|mean lower|relationship of',
    { kind: 'relation' },
  ],
  [
    'distribution|distributions|distribution of|distributed|spread|spread of|breakdown|breakdown of|break down|range of|distribution over|distribution plot of|distribution for|value counts|value count|value counts of|value counts for|frequency table|frequency table of|frequency table for|frequency counts of|counts of each value of|with breakdown|broken down|broken out|categorization|categorization of|composition of|makeup of',
    { kind: 'distribution' },
  ],
  [
    'compare|comparison|comparing|compares|comparison of|comparison between|comparison about|difference between|differences between|difference in|differences in|differ|differs',
    { kind: 'compare' },
  ],
  [
    "describe|summarize|summarise|summary|summary statistics|statistics|descriptive statistics|overview|profile|descriptive stats|describe the data|overview of|basic statistics|general statistics|summary of|stats|tell me about|what is in|what's in|an overview of",
    { kind: 'describe' },
  ],
  [
    'duplicate|duplicates|duplicated|duplicate rows|repeated rows|duplicate records|duplicate entries|repeats',
    { kind: 'duplicates' },
  ],
  [
    'columns|column|column names|fields|field|variables|features|column headers|attributes|attribute',
    { kind: 'columns' },
  ],
  ['data type|data types|dtypes|column types|type of columns|types of columns', { kind: 'types' }],
  [
    'select|extract|pick|filter rows|return the rows|corresponding rows|the rows|rows where|rows of|select rows|list all rows|show rows|show the rows|get the rows',
    { kind: 'pick' },
  ],
  [
    'select|extract|pick|corresponding rows|the rows|rows where|select rows|show rows|show the rows|get the rows|matching rows|filter rows|keep rows|return the rows',
    { kind: 'pick' },
  ],
  [
    'for every column|for each column|for all columns|every column|all columns|each column|all the columns|every numeric column|all numeric columns|each numeric column|every variable|all variables|each variable',
    { kind: 'allColumns' },
  ],
  [
    'index|indexes|iloc|loc|pivot|unstack|multilevel|hierarchical|hierarchical indexing|cell|cells|multi index|transpose|position|dtype',
    { kind: 'beyond', what: 'another layout of the table' },
  ],
  ['which|who|whom|name the', { kind: 'which' }],
  [
    'forecast|forecasts|forecasting|predict|predicted|prediction|predictions|project the|extrapolate|will be|next year|next month|next quarter|next week|future',
    { kind: 'beyond', what: 'a forecast' },
  ],
  [
    'why|reason for|reasons for|what causes|cause of|causes of|because of what|explain why',
    { kind: 'beyond', what: 'a cause' },
  ],
  [
    'should i|should we|recommend|recommendation|recommendations|advise|advice|suggest',
    { kind: 'beyond', what: 'advice' },
  ],
  [
    'machine learning|train a|training set|test set|linear regression|logistic regression|random forest|decision tree|neural network|cluster|clustering|clusters|classifier|classification|k means|regression model|regression',
    { kind: 'beyond', what: 'a trained model' },
  ],
  [
    'new feature|new column|feature engineering|normalize|normalise|normalization|log transform|log transformation|impute|imputation|one hot|preprocessing|preprocess|encode|encoding|min max scaling|standardize',
    { kind: 'beyond', what: 'a change of the data' },
  ],
  [
    'normal distribution|normally distributed|shapiro|shapiro wilk|kolmogorov smirnov|anova|analysis of variance|t test|chi square|chi squared|p value|hypothesis|statistically significant|significance level|anderson darling|confidence interval|significant difference|significantly different',
    { kind: 'beyond', what: 'a significance test' },
  ],
  [
    'moving average|rolling average|rolling mean|cumulative sum|running total|year over year|growth rate|percentage change|percent change|compound annual growth rate|cagr|month over month',
    { kind: 'beyond', what: 'a value carried from row to row' },
  ],
  [
    'instead|instead of|in place of|replace|replaced by|replace with|swap|change to|switch to|change it to|make it|make that|turn into',
    { kind: 'instead' },
  ],
  [
    'only|just|solely|limit to|restrict to|filter|filter to|filter for|narrow to|keep|only show|only see|show only|just show|filter on',
    { kind: 'only' },
  ],
  ['add|adding|also add|include also|add to|as well|together with', { kind: 'add' }],
  [
    'remove|removing|drop|hide|delete|take out|take away|leave out|without the|get rid of',
    { kind: 'remove' },
  ],
  [
    'what about|how about|and for|same for|the same for|now for|and what about|do the same for|also|now|again',
    { kind: 'also' },
  ],
  ['and|as well as|plus|&|along with|and also|and the|and their|and its', { kind: 'and' }],
  ['or|or the', { kind: 'or' }],
  // The columns that a result is labelled with are among those shown.
  [
    'as the index|as index|as its index|with index|with the index|whose index is|the index being',
    { kind: 'noise' },
  ],
];
