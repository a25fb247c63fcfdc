// Planted: LFO7001
using Langfuse.Observe;

namespace Marketplace;

[Observe]
public sealed class PartnerRegistry
{
    private readonly Dictionary<string, int> _partners = [];

    public int Count => _partners.Count;

    public bool Register(string partner, string clientSecret)
    {
        return _partners.TryAdd(partner, clientSecret.Length);
    }

    public bool Knows(string partner) => _partners.ContainsKey(partner);

    public string Describe(string partner)
    {
        return Knows(partner) ? $"{partner} is a partner" : $"{partner} is unknown";
    }
}
