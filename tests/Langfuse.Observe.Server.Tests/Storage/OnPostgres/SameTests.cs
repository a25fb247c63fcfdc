using Langfuse.Observe.Server.Tests.Annotation;
using Langfuse.Observe.Server.Tests.Contract;
using Langfuse.Observe.Server.Tests.Costs;
using Langfuse.Observe.Server.Tests.Datasets;
using Langfuse.Observe.Server.Tests.Endpoints;
using Langfuse.Observe.Server.Tests.Ingestion;
using Langfuse.Observe.Server.Tests.Metrics;
using Langfuse.Observe.Server.Tests.Prompts;
using Langfuse.Observe.Server.Tests.Scores;
using Langfuse.Observe.Server.Tests.Support;

// What the API answers must not depend on the store: the same tests, over PostgreSQL.
namespace Langfuse.Observe.Server.Tests.Storage.OnPostgres;

public sealed class AnnotationOnPostgresTests : AnnotationTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ModelOnPostgresTests : ModelTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class PricingOnPostgresTests : PricingTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class DatasetOnPostgresTests : DatasetTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ExperimentOnPostgresTests : ExperimentTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ObservationEndpointsOnPostgresTests : ObservationEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class MediaEndpointsOnPostgresTests : MediaEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class TraceEndpointsOnPostgresTests : TraceEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class LegacyEventOnPostgresTests : LegacyEventTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class TraceSummaryOnPostgresTests : TraceSummaryTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class MetricsOnPostgresTests : MetricsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class PromptOnPostgresTests : PromptTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class IngestionBatchOnPostgresTests : IngestionBatchTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ScoreOnPostgresTests : ScoreTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ContractOnPostgresTests : ContractTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}
