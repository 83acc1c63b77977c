// Azure's own alerts, for who wants them beside the app's `watch`: they also see an app that does not run at all.
// Five over logs every 15 minutes and one over metrics: about 3 US dollars a month. The availability test is
// about 4 more, and is made only where it is asked for.
param name string
param location string
param tags object
param email string

@description('A phone for SMS; empty for none.')
param phone string
param countryCode string

@description('Address of a Logic App, or of a flow to Slack or Teams; empty for none.')
@secure()
param callback string
param insightsId string
param appId string
param memoryBytes int
param cpuLimit int

// What only the app counts it tells every five minutes, in one line.
var readings = 'traces | where message has "readings" | extend found = parse_json(message).readings | where'

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
    query: '${readings} todouble(found["failed-dependencies"]) > 5'
  }
  {
    name: 'cache-hits'
    text: 'Caches answer under 50 % of look-ups.'
    query: '${readings} todouble(found["cache-hits"]) < 50'
  }
]

// Consumption does not tell the use of the CPU, but the app does on either plan, in percent of a core.
var cpuOverLogs = [
  { name: 'cpu', text: 'The CPU is used to more than 80 %.', query: '${readings} todouble(found.cpu) > ${cpuLimit}' }
]

var overMetrics = [
  { name: 'memory', text: 'An instance holds more memory than it should.', metric: 'MemoryWorkingSet', over: memoryBytes }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'people-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'quiet-room'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
    smsReceivers: empty(phone) ? [] : [{ name: 'phone', countryCode: countryCode, phoneNumber: phone }]
    webhookReceivers: empty(callback) ? [] : [{ name: 'callback', serviceUri: callback, useCommonAlertSchema: true }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in concat(overLogs, cpuOverLogs): {
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
