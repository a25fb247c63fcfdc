using System.Globalization;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Traces of three observations each, and the ids of what was made.</summary>
internal sealed class Load(LangfuseClient client, string input = "some input of some length, as a question has it")
{
    private readonly List<ulong> _ids = [];

    public IReadOnlyList<ulong> Ids => _ids;

    public void Record(int observations)
    {
        for (var i = 0; i < observations; i += 3)
        {
            using var root = client.StartTrace("trace", userId: "u1", input: input);
            Keep(root);
            using (var child = root.StartSpan("retrieve", input: new { query = "q", top = 3 }))
            {
                Keep(child);
            }

            using var generation = root.StartGeneration("answer", model: "m");
            generation.Update(output: "some output of some length, as an answer has it", usage: new Usage(input: 10, output: 20));
            Keep(generation);
        }
    }

    public async Task RecordOverAsync(int observations, TimeSpan time)
    {
        const int Steps = 50;
        for (var step = 0; step < Steps; step++)
        {
            Record(observations / Steps);
            await Task.Delay(time / Steps);
        }
    }

    private void Keep(Observation observation) => _ids.Add(ulong.Parse(observation.Id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
