using Langfuse.Observe.LocalServer.Features.Alerts;
using Langfuse.Observe.LocalServer.Features.Agents;
using Langfuse.Observe.LocalServer.Features.Annotation;
using Langfuse.Observe.LocalServer.Features.Comments;
using Langfuse.Observe.LocalServer.Features.Dashboards;
using Langfuse.Observe.LocalServer.Features.Datasets;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Exchange;
using Langfuse.Observe.LocalServer.Features.Experiments;
using Langfuse.Observe.LocalServer.Features.Feedback;
using Langfuse.Observe.LocalServer.Features.Health;
using Langfuse.Observe.LocalServer.Features.Mcp;
using Langfuse.Observe.LocalServer.Features.Integrations;
using Langfuse.Observe.LocalServer.Features.Login;
using Langfuse.Observe.LocalServer.Features.Media;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Features.Models;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Page;
using Langfuse.Observe.LocalServer.Features.Policies;
using Langfuse.Observe.LocalServer.Features.Projects;
using Langfuse.Observe.LocalServer.Features.Prompts;
using Langfuse.Observe.LocalServer.Features.SavedViews;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Hosting;

/// <summary>The table of contents of the server.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        HealthEndpoints.Map(routes);
        ProjectEndpoints.Map(routes);
        ApiKeyEndpoints.Map(routes);
        MembershipEndpoints.Map(routes);
        OtlpEndpoint.Map(routes);
        OtlpGrpc.Map(routes);
        IngestionEndpoint.Map(routes);
        ScoreEndpoints.Map(routes);
        ScoreAgreementEndpoint.Map(routes);
        TraceEndpoints.Map(routes);
        ObservationEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
        MediaEndpoints.Map(routes);
        PromptEndpoints.Map(routes);
        DatasetEndpoints.Map(routes);
        DatasetItemEndpoints.Map(routes);
        DatasetRunEndpoints.Map(routes);
        ExperimentEndpoints.Map(routes);
        FeedbackEndpoints.Map(routes);
        ScoreConfigEndpoints.Map(routes);
        CommentEndpoints.Map(routes);
        MetricsEndpoints.Map(routes);
        ModelEndpoints.Map(routes);
        AnnotationEndpoints.Map(routes);
        IntegrationEndpoints.Map(routes);
        AgentEndpoints.Map(routes);
        PolicyEndpoints.Map(routes);
        ViolationEndpoints.Map(routes);
        LlmConnectionEndpoints.Map(routes);
        EvaluatorEndpoints.Map(routes);
        RuleEndpoints.Map(routes);
        EvaluationEndpoints.Map(routes);
        PlaygroundEndpoint.Map(routes);
        TrustEndpoints.Map(routes);
        AnnotationWorkEndpoints.Map(routes);
        AlertEndpoints.Map(routes);
        McpEndpoint.Map(routes);
        WidgetEndpoints.Map(routes);
        DashboardEndpoints.Map(routes);
        SavedViewEndpoints.Map(routes);
        LoginEndpoints.Map(routes);
        LocalEndpoints.Map(routes);
        CostEndpoints.Map(routes);
        ExchangeEndpoints.Map(routes);
        PageDataEndpoints.Map(routes);
        PageEndpoints.Map(routes);
    }
}
