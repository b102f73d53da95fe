/** Words in which methods are named; alone they name no column, unless a column is called exactly so in quotes. */
export const methodWords = new Set(
  `shapiro wilk normality normal normally distribution distributed distributions hypothesis null p value values r pvalue
  significance significant significantly level alpha test tests tested testing statistic statistics correlation
  correlations correlated correlate coefficient coefficients pearson spearman linear relationship relationships strength
  direction chi square squared anova analysis variance student welch mann whitney independent two tailed sided method
  methods threshold mean means average median standard deviation deviations outlier outliers score scores z iqr
  interquartile range quartile quartiles rule skewness kurtosis absolute number numbers count data dataset point points
  variable variables column columns result results row rows group groups association regression slope intercept
  determination fit line error total positive negative strong weak moderate list order sorted ascending missing rank
  function library python pandas scipy numpy using use mode minimum maximum sum percentage time times unique record
  records entry entries each all any other change new size type rate index start end year`.split(/\s+/),
);

/** A step that this reader does not take: with it the answer would be another one. */
export const steps =
  /\b(new (features?|columns?|variables?)|creat\w+|deriv\w+|engineer\w+|transform\w*|logarithm\w*|log|square root|normali[sz]e[ds]?|normali[sz]ing|normali[sz]ation|standardi[sz]\w+|scal(?:e[ds]?|ing)|min-max|imput\w+|fill(?:ed|ing)?(?: in)?|replac\w+|extract\w*|categori[sz]\w+|bins?|binn\w+|buckets?|encod\w+|train\w*|predict\w*|machine learning|models?|cluster\w*|rolling|moving|cumulative|growth|per capita|weighted|(?:top|first|last|bottom) (?:\d+|ten|five|three)|merg\w+|join\w*|pivot\w*|random\w*|bootstrap\w*|simulat\w+|interpolat\w+|duplicat\w+|resampl\w+|one-tailed|one-sided|paired|month(?:ly)?|quarter(?:ly)?|combin\w+|multipl(?:y|ied)|divid\w+|subtract\w*|difference between)\b/i;

const keepsAll =
  /\b(?:do not|don't|without|never|no need to|not) (?:\w+ ){0,3}?(?:remov\w+|exclud\w+|consider\w*|modif\w+|appl(?:y|ying)|us(?:e|ing)|chang\w+|transform\w*|need|make|any other)\b/i;
const advice =
  /\b(?:round\w*|decimals?|python|pandas|numpy|scipy|librar(?:y|ies)|built-in|null hypothesis|alternative hypothesis|all (?:available |the )?(?:data|values|records|rows|observations)|direct\w* from|standard (?:approach|statistical)|arithmetic mean|formula|moment coefficient|contains? no missing|no (?:missing|null) values|normal order|report|provide|return|output|interpret\w*|explain\w*|brief\w*|ensure|make sure|note that|assume|in your analysis|degrees of freedom)\b/i;
const gaps =
  /\b(?:ignor\w+|exclud\w+|drop\w*|remov\w+|disregard\w*|without|listwise|handl\w+|consider\w*|skip\w*|assum\w+|convert\w*)\b[^.]*\b(?:missing|null|nulls|nan|empty|non-null|non-missing|non-numeric|dropna|numeric|numbers|numerical|infinite|int\d*|float\d*|cannot be converted)\b|\b(?:missing|null|nan)\b[^.]*\b(?:ignor\w+|exclud\w+|drop\w*|remov\w+|listwise|dropna|disregard\w*)\b/i;
const turns =
  /\b(?:outliers?|if|only|greater|less|above|below|between|threshold|group\w*|for each|replac\w+|fill\w*|imput\w+|mean imputation|median)\b/i;

/** A note that leaves the answer as it is: rounding, tools, what every aggregate does with missing values. */
export function isHarmless(sentence: string): boolean {
  if (gaps.test(sentence) && !/\b(?:outliers?|replac\w+|fill\w*|imput\w+)\b/i.test(sentence)) return true;
  if (keepsAll.test(sentence)) return true;
  return advice.test(sentence) && !turns.test(sentence) && !steps.test(sentence);
}

/** A note about missing values; only columns that are measured may be named in it. */
export function isAboutGaps(sentence: string): boolean {
  return gaps.test(sentence);
}
