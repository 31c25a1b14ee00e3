namespace ContentApi.Server.Requests;

/// <summary>The paths of the endpoints.</summary>
static class Paths
{
    public const string GraphQL = "/graphql";
    public const string GraphiQLFiles = GraphQL + "/graphiql/";
    public const string Schema = GraphQL + "/schema.graphql";
    public const string Sitemap = "/sitemap.xml";
    public const string SitemapPart = "/sitemap-{number:int}.xml";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
}
