// Right
using Langfuse.Observe;

namespace Doors;

public sealed class DoorLock(Func<string, string, Task<bool>> check, Func<string, Task<string>> explain)
{
    private int _failures;

    [Observe(Name = "open-door", CaptureInput = false)]
    public async Task<string> OpenAsync(string door, string password)
    {
        LangfuseContext.UpdateCurrentObservation(input: new { door });
        if (await check(door, password))
        {
            _failures = 0;
            return "open";
        }

        _failures++;
        return await ExplainAsync(door, _failures);
    }

    [Observe(Name = "explain-refusal")]
    private async Task<string> ExplainAsync(string door, int failures) =>
        await explain($"Door {door} stayed closed {failures} times.");
}
