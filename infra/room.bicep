// Joins the modules inside the resource group.
param environmentName string
param location string
param webLocation string
param tags object
param plan string
param pythonVersion string
param instanceMemory int
param maximumInstances int
@secure()
param tokenSecret string
param principalId string
param principalType string
param appSettings object
param providerSettings object
param origins array
param allowedRanges array
param managedRedis bool
param alertEmail string
param budget int
param budgetStart string
param paidAlerts bool
param alertPhone string
param alertCountryCode string
@secure()
param alertCallback string
param availabilityTest bool

// Thirteen characters that are the same at every deployment and nobody else's.
var unique = uniqueString(subscription().id, resourceGroup().id, environmentName)

// The plan's 900 MB, where an instance has so much.
var small = plan == 'flex' && instanceMemory == 512
var memoryLimit = small ? 430 : 900
var cpuLimit = small ? 20 : 80

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${environmentName}'
    location: location
    tags: tags
  }
}

module web 'modules/web.bicep' = {
  name: 'web'
  params: {
    name: 'web-${environmentName}'
    location: webLocation
    tags: tags
  }
}

var allowedOrigins = concat([web.outputs.url], origins)

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'qr${unique}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    origins: allowedOrigins
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'qr-${unique}'
    location: location
    tags: tags
    tokenSecret: tokenSecret
    readerId: identity.outputs.principalId
    writerId: principalId
    writerType: principalType
  }
}

module redis 'modules/redis.bicep' = if (managedRedis) {
  name: 'redis'
  params: {
    name: 'redis-${environmentName}-${unique}'
    location: location
    tags: tags
    vaultName: vault.outputs.name
  }
}

module telemetry 'modules/telemetry.bicep' = {
  name: 'telemetry'
  params: {
    name: environmentName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: 'qr-${environmentName}-${unique}'
    location: location
    tags: union(tags, { 'azd-service-name': 'api' })
    plan: plan
    pythonVersion: pythonVersion
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    memoryLimit: memoryLimit
    cpuLimit: cpuLimit
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    blobUrl: storage.outputs.blobUrl
    queueUrl: storage.outputs.queueUrl
    tableUrl: storage.outputs.tableUrl
    vaultName: vault.outputs.name
    insightsConnectionString: telemetry.outputs.connectionString
    appSettings: appSettings
    providerSettings: providerSettings
    origins: allowedOrigins
    allowedRanges: allowedRanges
  }
}

module costs 'modules/costs.bicep' = if (!empty(alertEmail)) {
  name: 'costs'
  params: {
    name: 'budget-${environmentName}'
    amount: budget
    start: budgetStart
    email: alertEmail
  }
}

module alerts 'modules/alerts.bicep' = if (paidAlerts && !empty(alertEmail)) {
  name: 'alerts'
  params: {
    name: environmentName
    location: location
    tags: tags
    email: alertEmail
    insightsId: telemetry.outputs.id
    appId: app.outputs.id
    memoryBytes: memoryLimit * 1024 * 1024
    cpuLimit: cpuLimit
    phone: alertPhone
    countryCode: alertCountryCode
    callback: alertCallback
  }
}

module availability 'modules/availability.bicep' = if (availabilityTest) {
  name: 'availability'
  params: {
    name: environmentName
    location: location
    tags: tags
    insightsId: telemetry.outputs.id
    url: app.outputs.url
  }
}

output vault string = vault.outputs.name
output api string = app.outputs.url
output app string = app.outputs.name
output web string = web.outputs.url
output webName string = web.outputs.name
output storage string = storage.outputs.name
