using Langfuse.Observe.Server.Page;

namespace Langfuse.Observe.Server.Endpoints;

/// <summary>The table of contents of the server.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        HealthEndpoints.Map(routes);
        OtlpEndpoint.Map(routes);
        IngestionEndpoint.Map(routes);
        ScoreEndpoints.Map(routes);
        TraceEndpoints.Map(routes);
        ObservationEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
        MediaEndpoints.Map(routes);
        LocalEndpoints.Map(routes);
        PageDataEndpoints.Map(routes);
        PageEndpoints.Map(routes);
    }
}
