// Planted: LFO6010
using Langfuse.Observe;
namespace Agents;

public sealed class Inbox
{
    private PeriodicTimer? _timer;

    [Observe]
    public string Open(string user)
    {
        if (_timer is null)
        {
            _timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
            _ = PollAsync(user);
        }

        return user;
    }

    private async Task PollAsync(string user)
    {
        while (await _timer!.WaitForNextTickAsync())
        {
            await CheckAsync(user);
        }
    }

    [Observe]
    private static Task CheckAsync(string user) => Task.Delay(user.Length);
}
