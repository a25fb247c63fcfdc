// Planted: LFO5013
using Langfuse.Observe;

namespace Acme.Gateway;

public interface IModel
{
    Task<string> CompleteAsync(string prompt);
}

public sealed class TenantGateway(IModel small, IModel large)
{
    public Task<string> AskAsync(string tenant, string prompt)
    {
        using (LangfuseContext.Propagate(userId: tenant, tags: ["gateway"]))
        {
            return prompt.Length > 2000 ? CallLargeAsync(prompt) : CallSmallAsync(prompt);
        }
    }

    private async Task<string> CallLargeAsync(string prompt)
    {
        await Task.Delay(5);
        return await CompleteAsync(prompt, big: true);
    }

    private async Task<string> CallSmallAsync(string prompt)
    {
        await Task.Delay(1);
        return await CompleteAsync(prompt, big: false);
    }

    [Observe(AsType = ObservationType.Generation, Name = "complete")]
    private Task<string> CompleteAsync(string prompt, bool big) => (big ? large : small).CompleteAsync(prompt);
}
