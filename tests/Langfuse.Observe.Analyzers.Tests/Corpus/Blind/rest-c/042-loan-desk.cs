// Planted: LFO6005
using Langfuse.Observe;

namespace Library.Desk;

public sealed record Reader(string Card, string Name);

public sealed class LoanDesk(Func<string, Task<string>> complete)
{
    private readonly Dictionary<string, string> _advice = [];

    public async Task<string> AdviseAsync(Reader reader, string wish)
    {
        var advice = await DraftAsync();
        using (LangfuseContext.Propagate(userId: reader.Card))
        {
            Keep(advice);
        }

        return advice;

        Task<string> DraftAsync() => SuggestAsync(wish);

        void Keep(string text) => _advice[reader.Card] = $"{reader.Name}: {text}";
    }

    [Observe(AsType = ObservationType.Chain, Name = "suggest-book")]
    private Task<string> SuggestAsync(string wish) => complete("Which book fits: " + wish);
}
