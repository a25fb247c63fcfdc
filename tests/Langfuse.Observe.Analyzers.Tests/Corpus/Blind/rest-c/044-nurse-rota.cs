// Planted: LFO6006
using Langfuse.Observe;

namespace Ward;

public sealed class RotaAssistant(Func<string, Task<string>> complete)
{
    public async Task<string> PlanAsync(string ward, int week)
    {
        const string purpose = """
            Plans the rota of one ward for one week. It keeps the rest times of the collective agreement, gives nobody more than two nights in a row, asks for a stand-in when fewer than three are on duty, and never moves a holiday.
            """;
        using (LangfuseContext.Propagate(sessionId: ward, metadata: new { purpose, week }))
        {
            return await DraftAsync(ward, week);
        }
    }

    [Observe(AsType = ObservationType.Agent, Name = "draft-rota")]
    private async Task<string> DraftAsync(string ward, int week)
    {
        var draft = await complete($"Rota of ward {ward}, week {week}");
        return draft.Trim();
    }
}
