// Azure's own alerts, for who wants them beside the app's `watch`: they also see an app that does not run at all.
// Three over logs every 15 minutes and two over metrics: about 2 US dollars a month.
param name string
param location string
param tags object
param email string
param insightsId string
param appId string
param memoryBytes int
param flex bool

var overLogs = [
  {
    name: 'response-time'
    text: 'Answers take more than 3 s on average.'
    query: 'requests | summarize found = avg(duration) by bin(timestamp, 15m) | where found > 3000'
  }
  {
    name: 'error-rate'
    text: 'More than 1 % of answers are errors of ours.'
    query: 'requests | summarize found = 100.0 * countif(toint(resultCode) >= 500) / count() by bin(timestamp, 15m) | where found > 1'
  }
  {
    name: 'failed-dependencies'
    text: 'More than 5 % of calls to others fail.'
    query: 'dependencies | summarize found = 100.0 * countif(success == false) / count() by bin(timestamp, 15m) | where found > 5'
  }
]

// Flex tells the use of the CPU in percent; Consumption does not.
var overMetrics = concat(
  [{ name: 'memory', text: 'An instance holds more memory than it should.', metric: 'MemoryWorkingSet', over: memoryBytes }],
  flex ? [{ name: 'cpu', text: 'The CPU is used to more than 80 %.', metric: 'CpuPercentage', over: 80 }] : []
)

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'quiet-room'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in overLogs: {
    name: '${rule.name}-${name}'
    location: location
    tags: tags
    properties: {
      displayName: rule.text
      severity: 2
      enabled: true
      autoMitigate: true
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      scopes: [insightsId]
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in overMetrics: {
    name: '${rule.name}-${name}'
    location: 'global'
    tags: tags
    properties: {
      description: rule.text
      severity: 2
      enabled: true
      scopes: [appId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricName: rule.metric
            timeAggregation: 'Average'
            operator: 'GreaterThan'
            threshold: rule.over
          }
        ]
      }
      actions: [{ actionGroupId: people.id }]
    }
  }
]
