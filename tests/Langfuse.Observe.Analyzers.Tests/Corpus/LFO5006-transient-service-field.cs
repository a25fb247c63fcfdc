// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

public class Summarizer : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public string Run(string text)
    {
        using var span = _langfuse.StartObservation("summarize");
        return text;
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}

public static class Registration
{
    public static void Add(IServiceCollection services) => services.AddTransient<Summarizer>();
}
