// Everything Quiet Room needs in one resource group. What each parameter costs is in docs/operating.md.
targetScope = 'subscription'

@description('Name of this installation, such as quiet-room-staging; part of every name below it.')
@minLength(3)
@maxLength(24)
param environmentName string

@description('Region of everything but the page.')
param location string

@description('Region of the page: Static Web Apps has only a few, and serves from everywhere.')
@allowed(['westeurope', 'centralus', 'eastus2', 'westus2', 'eastasia'])
param webLocation string = 'westeurope'

@description('Hosting plan: flex scales by instance and is what Azure goes on with; consumption is cheaper until it ends in September 2028.')
@allowed(['flex', 'consumption'])
param plan string = 'flex'

@description('Python of the app; consumption ends at 3.12.')
@allowed(['3.11', '3.12', '3.13'])
param pythonVersion string = '3.12'

@description('Memory of a Flex instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 512

@description('Most instances at once: a bound on what a flood can cost.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Tokens are signed with it: 16 characters or more, the same at every deployment.')
@secure()
@minLength(16)
param tokenSecret string

@description('Who deploys, and may therefore write secrets; empty for nobody.')
param principalId string = ''

@description('Kind of that principal.')
@allowed(['User', 'ServicePrincipal', 'Group'])
param principalType string = 'User'

@description('Settings of the app in place of the defaults: limits, retention, schedules, where people are.')
param appSettings object = {}

@description('Settings of providers that are no secret, such as CLOUDFLARE_ACCOUNT_ID or OVHCLOUD.')
param providerSettings object = {}

@description('Further origins that may call the API, such as https://interviews.example.org.')
param origins array = []

@description('Address ranges that may call the app at all, such as 203.0.113.0/24; empty for everybody.')
param allowedRanges array = []

@description('Adds an Azure Managed Redis, about 23 US dollars a month. Not needed: an external one comes by the secret REDIS-URL.')
param managedRedis bool = false

@description('Who is told of costs and of the paid alerts; empty for nobody.')
param alertEmail string = ''

@description('Dollars a month at which a mail is sent (at half of it and all of it). Spending is not stopped.')
@minValue(1)
param budget int = 5

@description('First day of the budget; a budget keeps the one it was made with.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Azure Monitor alerts beside the app\'s own, which cost nothing: about 3 US dollars a month.')
param paidAlerts bool = false

@description('A phone for the SMS of the paid alerts, without its country; empty for none.')
param alertPhone string = ''

@description('Country code of that phone, such as 49.')
param alertCountryCode string = '1'

@description('Where the paid alerts are posted: a Logic App, or a flow to Slack or Teams; empty for nowhere.')
@secure()
param alertCallback string = ''

@description('Asks every five minutes from outside whether the app is ready: about 4 US dollars a month.')
param availabilityTest bool = false

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module room 'room.bicep' = {
  name: 'room'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    webLocation: webLocation
    tags: tags
    plan: plan
    pythonVersion: pythonVersion
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    tokenSecret: tokenSecret
    principalId: principalId
    principalType: principalType
    appSettings: appSettings
    providerSettings: providerSettings
    origins: origins
    allowedRanges: allowedRanges
    managedRedis: managedRedis
    alertEmail: alertEmail
    budget: budget
    budgetStart: budgetStart
    paidAlerts: paidAlerts
    alertPhone: alertPhone
    alertCountryCode: alertCountryCode
    alertCallback: alertCallback
    availabilityTest: availabilityTest
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = room.outputs.vault
output API_URL string = room.outputs.api
output WEB_URL string = room.outputs.web
output WEB_APP string = room.outputs.webName
output FUNCTION_APP string = room.outputs.app
output STORAGE_ACCOUNT string = room.outputs.storage
output BUDGET_START string = budgetStart
