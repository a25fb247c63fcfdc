// Planted: LFO6006
using Langfuse.Observe;

namespace Debates;

public sealed class DebateCoach(Func<string, Task<string>> model)
{
    private const string HouseRules = """
        Each side speaks for three minutes. Nobody interrupts before the first minute is over. A point of information
        takes fifteen seconds at most. The chair may take the floor from anybody who attacks a person and not an argument.
        """;

    public async Task<IReadOnlyList<string>> PrepareAsync(string club, string motion)
    {
        var about = new Dictionary<string, string>
        {
            ["club"] = club,
            ["rules"] = HouseRules,
        };
        using var scope = LangfuseContext.Propagate(metadata: about, tags: ["debate"]);
        return [await ArgueAsync(motion, "for"), await ArgueAsync(motion, "against")];
    }

    [Observe(Name = "argue", AsType = ObservationType.Chain)]
    private async Task<string> ArgueAsync(string motion, string side) =>
        await model($"{HouseRules}\nThree arguments {side}: {motion}");
}
