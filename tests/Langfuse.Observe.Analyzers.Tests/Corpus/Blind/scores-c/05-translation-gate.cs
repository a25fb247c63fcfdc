// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "adequacy", "type": "numeric", "min": 0, "max": 1 }, { "name": "register", "type": "categorical", "categories": ["formal", "informal", "mixed"] } ] }

namespace Translation.Gate;

public interface IJudge
{
    Task<string> AskAsync(string question, CancellationToken cancellationToken);
}

public sealed class Gate(LangfuseClient langfuse, IJudge judge)
{
    public async Task<bool> PassAsync(string traceId, string source, string target, CancellationToken cancellationToken)
    {
        var percent = int.Parse(await judge.AskAsync($"How adequate, 0 to 100? {source} => {target}", cancellationToken));
        var adequacy = Math.Clamp(percent, 0, 100) / 100.0;
        langfuse.Score("adequacy", adequacy, traceId: traceId);

        var register = await judge.AskAsync("Is it formal? " + target, cancellationToken);
        langfuse.Score("register", register.Trim().ToLowerInvariant() switch
        {
            "yes" => "formal",
            "no" => "informal",
            _ => "mixed",
        }, traceId: traceId);
        return adequacy >= 0.8;
    }
}
