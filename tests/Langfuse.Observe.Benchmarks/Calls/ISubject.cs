namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>What the proxies stand in front of.</summary>
public interface ISubject
{
    int Add(int a, string b);

    Task<int> AddAsync(int a, string b);
}
