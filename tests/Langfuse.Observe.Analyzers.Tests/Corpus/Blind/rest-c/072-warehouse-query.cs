// Planted: LFO7001
using Langfuse.Observe;

namespace Analytics;

public sealed class LogOn
{
    public string User { get; set; } = "";
    public string AccessToken { get; set; } = "";
}

public sealed class WarehouseSettings
{
    public Uri? Address { get; set; }
    public string Schema { get; set; } = "public";
    public LogOn LogOn { get; set; } = new();
}

public interface IRows
{
    Task<string[]> ReadAsync(WarehouseSettings settings, string sql);
}

public sealed class WarehouseQuery(IRows rows, Func<string, Task<string>> toSql)
{
    public Task<string[]> AskAsync(string question, WarehouseSettings settings) => RunAsync(question, settings);

    [Observe(AsType = ObservationType.Retriever)]
    private async Task<string[]> RunAsync(string question, WarehouseSettings settings)
    {
        var sql = await toSql($"{settings.Schema}: {question}");
        return await rows.ReadAsync(settings, sql);
    }
}
