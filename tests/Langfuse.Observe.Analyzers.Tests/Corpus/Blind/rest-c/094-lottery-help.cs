// Right
using Langfuse.Observe;

namespace Lottery;

public readonly record struct Draw(int Number, DateOnly Day);

public sealed class Help(Func<string, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> AnswerAsync([UserId] Guid player, [SessionId] long visit, string question, Draw draw)
    {
        var text = await complete($"Draw {draw.Number}: {question}");
        return visit > 3 ? text + " See you." : text;
    }

    public Task<string> RepeatAsync(string player, string question, [System.Runtime.CompilerServices.CallerMemberName] string caller = "") =>
        AnswerAsync(Guid.Parse(player), caller.Length, question, new Draw(1, DateOnly.FromDateTime(DateTime.Today)));

    [Observe(AsType = ObservationType.Tool)]
    public static string Continue([TraceId] string traceId, [ParentObservationId] string? parent, int number)
    {
        return traceId.Length == 32 && parent is not null ? $"number {number}" : "no draw";
    }
}
