using Langfuse.Observe.Server.Tests.Agents;
using Langfuse.Observe.Server.Tests.Annotation;
using Langfuse.Observe.Server.Tests.Contract;
using Langfuse.Observe.Server.Tests.Costs;
using Langfuse.Observe.Server.Tests.Datasets;
using Langfuse.Observe.Server.Tests.Endpoints;
using Langfuse.Observe.Server.Tests.Ingestion;
using Langfuse.Observe.Server.Tests.Metrics;
using Langfuse.Observe.Server.Tests.Policies;
using Langfuse.Observe.Server.Tests.Scores;
using Langfuse.Observe.Server.Tests.Support;
using Langfuse.Observe.Server.Tests.Sync;

// What the API answers must not depend on the store: the same tests, over PostgreSQL with ClickHouse. Those of the catalogue alone are in OnPostgres.
namespace Langfuse.Observe.Server.Tests.Storage.OnClickHouse;

public sealed class AnnotationOnClickHouseTests : AnnotationTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class PricingOnClickHouseTests : PricingTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class DatasetOnClickHouseTests : DatasetTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class ExperimentOnClickHouseTests : ExperimentTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class ObservationEndpointsOnClickHouseTests : ObservationEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class MediaEndpointsOnClickHouseTests : MediaEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class TraceEndpointsOnClickHouseTests : TraceEndpointsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class LegacyEventOnClickHouseTests : LegacyEventTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class TraceSummaryOnClickHouseTests : TraceSummaryTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class MetricsOnClickHouseTests : MetricsTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class IngestionBatchOnClickHouseTests : IngestionBatchTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class ScoreOnClickHouseTests : ScoreTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class ContractOnClickHouseTests : ContractTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class PullOnClickHouseTests : PullTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class AgentOnClickHouseTests : AgentTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class PolicyOnClickHouseTests : PolicyTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}
