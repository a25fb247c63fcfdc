using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>Observed methods of every shape, which count how often their own code ran.</summary>
internal sealed class Weather
{
    private readonly string[] _stations = ["Paris-1", "Paris-2"];

    public int Ran { get; private set; }

    [Observe(AsType = ObservationType.Tool)]
    public int Port
    {
        get
        {
            Ran++;
            return 8080;
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    public Report Synchronous(string city, int days)
    {
        Ran++;
        return new Report(city, days * 1.5m, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Sky.Cloudy, new Dictionary<string, int[]> { ["rain"] = [1, 2] }, null);
    }

    [Observe(AsType = ObservationType.Tool)]
    public void Nothing(string city)
    {
        Ran++;
        if (city == "loop")
        {
            Ran += 100;
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    public async Task<(string City, int Degrees)> AsynchronousAsync(string city)
    {
        Ran++;
        await Task.Yield();
        return (city, 15);
    }

    [Observe(AsType = ObservationType.Tool)]
    public async Task VoidTaskAsync()
    {
        Ran++;
        await Task.Yield();
    }

    [Observe(AsType = ObservationType.Tool)]
    public async ValueTask<string?> ValueAsync(string city)
    {
        Ran++;
        await Task.Yield();
        return city == "nowhere" ? null : "{ \"spaced\" :  1 }";
    }

    [Observe(AsType = ObservationType.Tool)]
    public Task<List<Report>> HandedOnAsync(string city)
    {
        Ran++;
        return Task.FromResult<List<Report>>([Made(city), Made("Rome")]);
    }

    [Observe(AsType = ObservationType.Tool)]
    public IEnumerable<int> Iterated(int count)
    {
        Ran++;
        for (var i = 0; i < count; i++)
        {
            yield return i * i;
        }
    }

    [Observe(AsType = ObservationType.Generation)]
    public async IAsyncEnumerable<string> StreamAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Ran++;
        foreach (var word in (string[])["It ", "is ", "sunny: ", question])
        {
            await Task.Yield();
            yield return word;
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    public IAsyncEnumerable<Report> HandedOnStreamAsync(string city)
    {
        Ran++;
        return ReportsAsync(city);
    }

    [Observe(AsType = ObservationType.Tool)]
    public async Task<IAsyncEnumerable<Report>> StreamInTaskAsync(string city)
    {
        Ran++;
        await Task.Yield();
        return ReportsAsync(city);
    }

    [Observe(AsType = ObservationType.Tool)]
    public T Generic<T>(T value)
    {
        Ran++;
        return value;
    }

    [Observe(AsType = ObservationType.Tool)]
    public string Failing(string city)
    {
        Ran++;
        try
        {
            return _stations.Single(station => station == city);
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentOutOfRangeException(nameof(city), city, "no such station");
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    public async Task<int> FailingAsync()
    {
        Ran++;
        await Task.Yield();
        throw new StationException("the station is down");
    }

    [Observe(AsType = ObservationType.Tool)]
    public async Task<int> CancelledAsync(CancellationToken cancellationToken)
    {
        Ran++;
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 1;
    }

    [Observe(AsType = ObservationType.Tool)]
    public bool TryFind(string city, out string station)
    {
        Ran++;
        station = city + "-1";
        return true;
    }

    private static Report Made(string city) => new(city, 1, default, Sky.Clear, [], "note");

    private static async IAsyncEnumerable<Report> ReportsAsync(string city)
    {
        await Task.Yield();
        yield return Made(city);
        yield return Made("Rome");
    }
}

internal enum Sky
{
    Clear,
    Cloudy,
}

internal sealed record Report(string City, decimal Degrees, DateTime At, Sky Sky, Dictionary<string, int[]> Measured, string? Note);

internal sealed class StationException(string message) : Exception(message);
