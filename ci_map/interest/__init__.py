"""Interest in collective impact over time: figure 4 of the survey of 2015, continued.

`trends` reads what Google Trends gives a person for download, `openalex` works by year,
`conferences` a list that people keep, `founding` counts the survey's own organisations; `chart`
draws them over the same years.
"""
