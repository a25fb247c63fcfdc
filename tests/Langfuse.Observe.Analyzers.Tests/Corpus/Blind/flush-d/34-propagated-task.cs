// Planted: LFO5013
using Langfuse.Observe;

namespace Concierge;

public interface IConcierge
{
    Task<string> ReplyAsync(string guest, string wish);
}

public sealed class HotelConcierge(Func<string, Task<string>> complete) : IConcierge
{
    public Task<string> ReplyAsync(string guest, string wish)
    {
        if (string.IsNullOrWhiteSpace(wish))
        {
            return Task.FromResult("How may I help?");
        }

        using (LangfuseContext.Propagate(userId: guest, tags: ["hotel"]))
        {
            return AnswerAsync(wish);
        }
    }

    [Observe(Name = "answer-guest", AsType = ObservationType.Agent)]
    private async Task<string> AnswerAsync(string wish)
    {
        var mood = await MoodAsync(wish);
        return await complete($"({mood}) {wish}");
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string> MoodAsync(string wish)
    {
        await Task.Yield();
        return wish.EndsWith('!') ? "urgent" : "calm";
    }
}
