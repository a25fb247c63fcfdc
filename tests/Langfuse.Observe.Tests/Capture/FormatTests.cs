using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.Tests.Capture;

/// <summary>Our own formatting of times and decimals gives what the platform's gives.</summary>
public class FormatTests
{
    private readonly Random _random = new(20260505);

    [Fact]
    public void Decimals_AreFormattedAsThePlatformDoes()
    {
        decimal[] edges = [0m, 0.0m, -0.0m, 1m, -1m, 1.10m, 0.001m, -0.05m, decimal.MaxValue, decimal.MinValue, 18446744073709551615m, 1.8446744073709551615m, 0.0000000000000000001m, 100.00m];
        var all = edges.Concat(Enumerable.Range(0, 20_000).Select(_ => new decimal(_random.Next(), _random.Next(3) == 0 ? 0 : _random.Next(), _random.Next(4) == 0 ? _random.Next() : 0, _random.Next(2) == 0, (byte)_random.Next(29))));

        Assert.All(all, value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Captured.Of(value)));
    }

    [Fact]
    public void Times_AreFormattedAsSystemTextJsonDoes()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var ticks = _random.NextInt64(DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond;
            ticks += _random.Next(3) == 0 ? _random.Next(10_000_000) / Round() * Round() : 0;
            foreach (var kind in (ReadOnlySpan<DateTimeKind>)[DateTimeKind.Utc, DateTimeKind.Unspecified, DateTimeKind.Local])
            {
                var time = new DateTime(Math.Min(ticks, DateTime.MaxValue.Ticks), kind);
                Assert.Equal(JsonSerializer.Serialize(time), Captured.Of(time));
            }

            var offset = new DateTimeOffset(Math.Clamp(ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(_random.Next(-840, 841)));
            Assert.Equal(JsonSerializer.Serialize(offset).Replace("\\u002B", "+", StringComparison.Ordinal), Captured.Of(offset));
        }

        Assert.Equal("\"9999-12-31T23:59:59.9999999\"", Captured.Of(DateTime.MaxValue));
        Assert.Equal("\"0001-01-01T00:00:00\"", Captured.Of(DateTime.MinValue));
        Assert.Equal("\"23:59:59.9999999\"", Captured.Of(TimeOnly.MaxValue));
    }

    [Fact]
    public void Strings_AreEscapedSoThatTheyReadBackTheSame()
    {
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, _random.Next(60)).Select(_ => Piece()));
            Assert.Equal(text, JsonSerializer.Deserialize<string[]>(Captured.Of(new[] { text })!)![0]);
        }
    }

    private string Piece() => _random.Next(12) switch
    {
        0 => "\"",
        1 => "\\",
        2 => ((char)_random.Next(32)).ToString(),
        3 => "é",
        4 => "😀",
        5 => "\u007f\u2028",
        _ => new string((char)_random.Next(32, 127), _random.Next(1, 12)),
    };

    private long Round() => (long)Math.Pow(10, _random.Next(0, 4));
}
