// Planted: LFO6001
using Langfuse.Observe;

namespace Hotel;

public sealed record Guest(string Name, string Language, bool Regular);

public sealed class CheckIn(Func<string, Task<string>> complete, IList<string> journal)
{
    [Observe(Name = "check-in")]
    public async Task<string> GreetAsync(Guest guest, int room)
    {
        var greeting = await complete($"Greet {guest.Name} in {guest.Language}");
        if (guest.Regular)
        {
            _ = SuggestUpgradeAsync(guest, room);
        }

        return greeting;
    }

    [Observe(Name = "suggest-upgrade")]
    private async Task SuggestUpgradeAsync(Guest guest, int room)
    {
        var offer = await complete($"Offer a better room than {room} to {guest.Name}");
        lock (journal)
        {
            journal.Add(offer);
        }
    }
}
