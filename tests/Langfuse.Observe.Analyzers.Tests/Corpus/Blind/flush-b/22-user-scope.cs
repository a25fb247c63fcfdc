// Planted: LFO5013
// Library
using Langfuse.Observe;

namespace Notes;

public interface ISummariser
{
    Task<string> SummariseAsync(string text, CancellationToken cancellationToken);
}

public sealed class Summariser : ISummariser
{
    [Observe(Name = "summarise")]
    public async Task<string> SummariseAsync(string text, CancellationToken cancellationToken)
    {
        await Task.Delay(40, cancellationToken);
        return text.Split('.')[0];
    }
}

public sealed class UserScopedSummariser(Summariser inner, string userId) : ISummariser
{
    public Task<string> SummariseAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        using (LangfuseContext.Propagate(userId: userId, tags: ["notes"]))
        {
            return inner.SummariseAsync(text, cancellationToken);
        }
    }
}
