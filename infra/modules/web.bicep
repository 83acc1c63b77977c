// The page. On the Free plan it calls the function app's own address; a custom domain is added by hand (docs/operating.md).
param name string
param location string
param tags object

resource page 'Microsoft.Web/staticSites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'web' })
  sku: { name: 'Free', tier: 'Free' }
  properties: {
    allowConfigFileUpdates: true
    stagingEnvironmentPolicy: 'Disabled'
  }
}

output url string = 'https://${page.properties.defaultHostname}'
output name string = page.name
