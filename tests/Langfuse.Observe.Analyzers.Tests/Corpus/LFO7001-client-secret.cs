// Planted: LFO7001
using Langfuse.Observe;

public class Tokens
{
    [Observe(AsType = ObservationType.Tool)]
    public Task<string> ExchangeAsync(string clientId, string clientSecret) => Task.FromResult(clientId);
}
