// Planted: LFO1011
using Langfuse.Observe;

namespace ChessClub;

public sealed class Coach(LangfuseClient langfuse, Func<string, Task<string>> ask)
{
    public async Task<IReadOnlyList<string>> ReviewAsync(string player, IReadOnlyList<string> moves)
    {
        using var trace = langfuse.StartTrace("game-review", userId: player);
        var remarks = new List<string>();
        for (var i = 0; i < moves.Count; i++)
        {
            remarks.Add(await RemarkAsync(trace, Label(i, player), moves[i]));
        }

        trace.Update(output: remarks);
        return remarks;
    }

    private async Task<string> RemarkAsync(Observation trace, string label, string move)
    {
        using var span = trace.StartSpan(string.Format("move {0}", label), input: move);
        var remark = await ask("What do you think of " + move + "?");
        span.Update(output: remark);
        return remark;
    }

    private static string Label(int index, string player) => $"{index / 2 + 1}{(index % 2 == 0 ? 'w' : 'b')}-{player}";
}
