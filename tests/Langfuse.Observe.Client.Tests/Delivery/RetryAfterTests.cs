using System.Globalization;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

public sealed class RetryAfterTests
{
    private const string JavaScriptDate = "ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'";

    [Fact]
    public void Reset_AsAJavaScriptDate_IsTheWait() => Assert.InRange(Wait("X-RateLimit-Reset", In(TimeSpan.FromSeconds(40), JavaScriptDate))!.Value.TotalSeconds, 1, 40);

    [Fact]
    public void Reset_InAnotherZone_IsTheSameMoment()
    {
        var at = DateTimeOffset.UtcNow.AddSeconds(40).ToOffset(TimeSpan.FromHours(-7));
        Assert.InRange(Wait("X-RateLimit-Reset", at.ToString("ddd MMM dd yyyy HH:mm:ss 'GMT-0700 (Pacific Daylight Time)'", CultureInfo.InvariantCulture))!.Value.TotalSeconds, 1, 40);
    }

    [Fact]
    public void Reset_FarAway_IsAMinuteAtMost() => Assert.Equal(60, Wait("X-RateLimit-Reset", In(TimeSpan.FromDays(400), JavaScriptDate))!.Value.TotalSeconds);

    [Theory]
    [InlineData("Sat Aug 22 2020 08:21:47 GMT+0000 (Coordinated Universal Time)")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1e9")]
    public void Reset_ThatIsOverOrNoDate_IsNone(string value) => Assert.Null(Wait("X-RateLimit-Reset", value));

    [Theory]
    [InlineData("17", 17)]
    [InlineData("600", 60)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("later", null)]
    [InlineData("99999999999999999999", null)]
    public void RetryAfter_InSeconds_IsBounded(string value, int? expected) => Assert.Equal(expected, (int?)Wait("Retry-After", value)?.TotalSeconds);

    [Fact]
    public void RetryAfter_WinsOverReset()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", "7");
        response.Headers.TryAddWithoutValidation("X-RateLimit-Reset", In(TimeSpan.FromSeconds(50), JavaScriptDate));
        Assert.Equal(7, RetryAfter.Of(response)!.Value.TotalSeconds);
    }

    [Fact]
    public async Task Reset_OfA429_IsKeptTo_EvenByAFlush()
    {
        var calls = 0;
        await using var server = RawServer.Start(_ => Interlocked.Increment(ref calls) == 1
            ? RawAnswer.Status(429, headers: $"X-RateLimit-Reset: {In(TimeSpan.FromMinutes(10), JavaScriptDate)}\r\n")
            : RawAnswer.Ok);
        await using var client = server.Client(static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        client.StartTrace("t").End();

        await client.FlushAsync(TimeSpan.FromSeconds(1));
        await Patience.UntilAsync(() => client.Delivery.IsFailing);
        var result = await client.FlushAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((0, 1), (result.Sent, result.Pending));
        Assert.Single(server.Requests);
    }

    private static string In(TimeSpan time, string format) => DateTime.UtcNow.Add(time).ToString(format, CultureInfo.InvariantCulture);

    private static TimeSpan? Wait(string header, string value)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(header, value);
        return RetryAfter.Of(response);
    }
}
