// The truth: tables, blobs and queues, without public access and without shared keys.
param name string
param location string
param tags object

@description('The identity of the app.')
param principalId string

@description('Origins of the page, which sends recordings straight to Blob.')
param origins array

@description('Days that the files of résumés are kept at most; the app erases them earlier.')
param resumeDays int = 2

@description('Days that recordings are kept at most.')
param recordingDays int = 8

@description('Days that backups are kept at most.')
param backupDays int = 8

// As storage/names.py has them; a test holds the two together.
var tables = [
  'interviews'
  'reports'
  'due'
  'candidates'
  'reviews'
  'quota'
  'tallies'
  'metrics'
  'resumes'
]
var containers = ['packs', 'resumes', 'recordings', 'backups', 'releases']
var queues = ['score-requests', 'score-requests-poison']

// What the host and the app need: leases and packages, messages, rows.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    cors: {
      corsRules: [
        {
          allowedOrigins: origins
          allowedMethods: ['GET', 'PUT', 'OPTIONS']
          allowedHeaders: ['content-type', 'x-ms-blob-type', 'x-ms-version']
          exposedHeaders: ['etag']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource eachContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for each in containers: {
    parent: blobs
    name: each
    properties: { publicAccess: 'None' }
  }
]

resource eachQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [
  for each in queues: {
    parent: queueService
    name: each
  }
]

resource eachTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [
  for each in tables: {
    parent: tableService
    name: each
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        for rule in [
          { container: 'resumes', days: resumeDays }
          { container: 'recordings', days: recordingDays }
          { container: 'backups', days: backupDays }
        ]: {
          name: 'forget-${rule.container}'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${rule.container}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: rule.days } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    scope: account
    name: guid(account.id, principalId, role.value)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

output name string = account.name
output blobUrl string = account.properties.primaryEndpoints.blob
output queueUrl string = account.properties.primaryEndpoints.queue
output tableUrl string = account.properties.primaryEndpoints.table
