// Planted: LFO5009
using Langfuse.Observe;

// chapel-bells: a ringing schedule
await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "chapel-bells");
var schedule = new Schedule();
foreach (var service in args.DefaultIfEmpty("vespers"))
{
    Console.WriteLine(schedule.For(service));
}

internal sealed class Schedule
{
    private readonly List<string> _planned = [];

    public string For(string service)
    {
        var time = service == "vespers" ? new TimeOnly(18, 0) : new TimeOnly(9, 30);
        _planned.Add(service);
        Announce(service, time);
        return $"{service}: {time}";
    }

    private static void Announce(string service, TimeOnly time)
    {
        if (time.Hour < 12)
        {
            return;
        }

        Task.Run(() => Announcements.WriteAsync(service, time.ToString("HH:mm")));
    }
}

internal static class Announcements
{
    [Observe(AsType = ObservationType.Generation, Name = "announce", Model = "claude-haiku")]
    public static async Task<string> WriteAsync(string service, string time)
    {
        await Task.Delay(300);
        return $"All are welcome at {service}, {time}.";
    }
}
