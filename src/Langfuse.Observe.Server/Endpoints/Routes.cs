namespace Langfuse.Observe.Server.Endpoints;

/// <summary>The table of contents of the API.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        HealthEndpoints.Map(routes);
        OtlpEndpoint.Map(routes);
        TraceEndpoints.Map(routes);
        LocalEndpoints.Map(routes);
    }
}
