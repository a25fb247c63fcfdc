using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

public sealed class SqliteCatalogueTests : CatalogueConformance
{
    private readonly TemporaryFolder _folder = new();

    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });

    private protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresCatalogueTests : CatalogueConformance
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class SqliteEventTests : EventConformance
{
    private readonly TemporaryFolder _folder = new();

    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });

    private protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresEventTests : EventConformance
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ClickHouseEventTests : EventConformance
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();
}

public sealed class PostgresSameAnswersTests : SameAnswersTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}

public sealed class ClickHouseSameAnswersTests : SameAnswersTests
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => ClickHouseServer.OptionsAsync();

    private protected override int OneComparisonIn => 29;
}

public sealed class SqliteRollupTests : RollupConformance
{
    private readonly TemporaryFolder _folder = new();

    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => Task.FromResult(new LangfuseLocalServerOptions { DatabasePath = _folder.File("traces.db") });

    private protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresRollupTests : RollupConformance
{
    private protected override Task<LangfuseLocalServerOptions> OptionsAsync() => PostgresServer.OptionsAsync();
}
