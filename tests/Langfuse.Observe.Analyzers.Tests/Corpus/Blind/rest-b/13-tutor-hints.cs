// Planted: LFO1013
using Langfuse.Observe;

namespace Tutor;

[Observe]
public sealed class HintService(Func<string, Task<string>> complete)
{
    private readonly Dictionary<string, int> _asked = [];

    public async Task<string> HintAsync(string exercise, [UserId] string student)
    {
        Count(student);
        var hint = await complete($"Give one hint for: {exercise}");
        return hint.Trim();
    }

    [NotObserved]
    public Task<int> UsedAsync([UserId] string student, DateOnly day)
    {
        lock (_asked)
        {
            return Task.FromResult(_asked.GetValueOrDefault($"{student}/{day:O}"));
        }
    }

    [NotObserved]
    private void Count(string student)
    {
        var key = $"{student}/{DateOnly.FromDateTime(DateTime.UtcNow):O}";
        lock (_asked)
        {
            _asked[key] = _asked.GetValueOrDefault(key) + 1;
        }
    }
}
