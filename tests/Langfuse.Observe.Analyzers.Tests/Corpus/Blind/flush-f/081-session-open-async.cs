// Right
using Langfuse.Observe;

namespace Acme.Scripting;

/// <summary>A scripting session for plug-ins. Dispose it to send what it recorded.</summary>
public sealed class ScriptSession : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    private ScriptSession(LangfuseClient langfuse) => _langfuse = langfuse;

    public int Runs { get; private set; }

    public static async Task<ScriptSession> OpenAsync(string folder)
    {
        var rules = await File.ReadAllTextAsync(Path.Combine(folder, "rules.txt"));
        var client = LangfuseClient.Start(options => options.Release = rules.Length.ToString());
        return new ScriptSession(client);
    }

    public async Task<string> RunAsync(string script, Func<string, Task<string>> interpreter)
    {
        using var trace = _langfuse.StartTrace("script", input: script);
        Runs++;
        var result = await interpreter(script);
        trace.Update(output: result);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _langfuse.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
