// The function app on either plan, with its settings. Keys of providers come from the vault, one for each row of the
// catalogue that has one: a row added there needs nothing here.
param name string
param location string
param tags object
param plan string
param pythonVersion string
param instanceMemory int
param maximumInstances int

@description('MB of a process at which its operator is told.')
param memoryLimit int

@description('Percent of a core that processes may use: of an instance of 512 MB, which has a quarter of one, 80 %.')
param cpuLimit int
param identityId string
param identityClientId string
param blobUrl string
param queueUrl string
param tableUrl string
param vaultName string
param insightsConnectionString string
param appSettings object
param providerSettings object
param origins array
param allowedRanges array

var flex = plan == 'flex'

// A timer that runs every minute would use up a third of what Flex gives free.
var seldom = { SWEEP_SCHEDULE: '30 */5 * * * *', REVIEW_SCHEDULE: '15 */5 * * * *' }
var often = { SWEEP_SCHEDULE: '30 * * * * *', REVIEW_SCHEDULE: '15,45 * * * * *' }
var schedules = flex ? seldom : often

var defaults = {
  PREWARM_SCHEDULE: '0 */10 * * * *'
  WATCH_SCHEDULE: '45 */5 * * * *'
  BACKUP_SCHEDULE: '0 40 2 * * *'
  BACKUP_DAYS: '7'
  ALERT_MEMORY_MB: string(memoryLimit)
  ALERT_CPU_PERCENT: string(cpuLimit)
  DAILY_INTERVIEWS: '10'
  DAILY_FILES: '20'
  ADDRESS_DAILY: '10000'
  ADDRESS_FIRSTS: '100'
  WITHOUT_CODE: 'offline'
  EXPECTED_INTERVIEWS: '100'
  RICHEST_MODE: 'rich'
  INTERVIEW_DAYS: '30'
  CANDIDATE_DAYS: '180'
  RESUME_FILE_DAYS: '1'
  RESUME_DAYS: '30'
  RECORDINGS: 'off'
  RECORDING_DAYS: '7'
  REDIS_MEGABYTES: '200'
  REDIS_BACKUP_COMMANDS: '10000'
  USERS_IN: ''
  TRAINING_OK: 'off'
  PREWARM_FLOOR_PERCENT: '5'
  BUILD: ''
}

var platform = {
  // A file has 5 MB at most: what is larger ends at the host, before it takes the app's memory.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '8388608'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: blobUrl
  AzureWebJobsStorage__queueServiceUri: queueUrl
  AzureWebJobsStorage__tableServiceUri: tableUrl
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  // The host exports by OpenTelemetry (host.json): a share of the calls, each with all that belongs to it.
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: '0.25'
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// On Consumption the package is a blob that the identity may read; Flex keeps it by itself.
var consumption = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'python'
  WEBSITE_RUN_FROM_PACKAGE: '${blobUrl}releases/app.zip'
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
}

// A secret that is not in the vault arrives as the text of its reference, and the app reads that as "not set".
var secretNames = ['TOKEN_SECRET', 'TOKEN_SECRET_BEFORE', 'ACCESS_CODES', 'REDIS_URL', 'REDIS_BACKUP_URL', 'ALERT_WEBHOOK']
var rows = items(loadJsonContent('../../providers/catalog.json'))
var inUse = filter(rows, row => (row.value.status != 'retired' && contains(row.value, 'key_env')))
var keyNames = map(inUse, row => row.value.key_env)
var references = toObject(
  union(secretNames, keyNames),
  each => each,
  each => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${replace(each, '_', '-')})'
)

var all = union(defaults, schedules, appSettings, providerSettings, references, platform, flex ? {} : consumption)

resource hosting 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  sku: flex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'Y1', tier: 'Dynamic' }
  properties: { reserved: true }
}

var flexOnly = {
  deployment: {
    storage: {
      type: 'blobContainer'
      value: '${blobUrl}releases'
      authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
    }
  }
  runtime: { name: 'python', version: pythonVersion }
  scaleAndConcurrency: {
    instanceMemoryMB: instanceMemory
    maximumInstanceCount: maximumInstances
    triggers: { http: { perInstanceConcurrency: 16 } }
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: hosting.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: flex ? flexOnly : null
    siteConfig: {
      linuxFxVersion: flex ? null : 'Python|${pythonVersion}'
      functionAppScaleLimit: flex ? null : min(maximumInstances, 200)
      appSettings: map(items(all), each => { name: each.key, value: string(each.value) })
      cors: { allowedOrigins: origins, supportCredentials: false }
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: empty(allowedRanges) ? 'Allow' : 'Deny'
      ipSecurityRestrictions: map(range(0, length(allowedRanges)), nth => {
        name: 'allowed-${nth}'
        action: 'Allow'
        ipAddress: allowedRanges[nth]
        priority: 100 + nth
      })
    }
  }
}

// Deploying with a user name and password is off; Entra ID is what is left.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

output id string = app.id
output name string = app.name
output url string = 'https://${app.properties.defaultHostName}/api'
