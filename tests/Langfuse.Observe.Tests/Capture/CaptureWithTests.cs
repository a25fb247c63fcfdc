using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.Tests.Capture;

[assembly: Langfuse.Observe.CaptureWith(typeof(CaptureWithTests.Context))]

namespace Langfuse.Observe.Tests.Capture;

public partial class CaptureWithTests
{
    [Fact]
    public void TypeOfTheContext_IsSerialisedByIt()
    {
        Assert.Equal("""{"celsius":21.5,"fahrenheit":70.7}""", Captured.Of(new Temperature(21.5)));
        Assert.Equal("""{"reading":{"celsius":21.5,"fahrenheit":70.7}}""", Captured.Of(new { reading = new Temperature(21.5) }));
    }

    [Fact]
    public void ConverterThatThrows_IsAMarkerAndTheRestGoesOn() =>
        Assert.Equal("""{"before":1,"odd":"<not recorded: CaptureWithTests.Odd>","after":2}""", Captured.Of(new { before = 1, odd = new Odd(), after = 2 }));

    [Fact]
    public void ConverterThatCapturesItself_DoesNotMixTheOutputs() =>
        Assert.Equal("""{"before":1,"nested":"{\"inner\":true}","after":2}""", Captured.Of(new { before = 1, nested = new Reentrant(), after = 2 }));

    [Theory]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void LargeOutput_StaysWithinTheBoundAndValid(int maxBytes)
    {
        var json = Captured.Of(new Large([.. Enumerable.Range(0, 1_000_000)], new string('x', 10_000)), maxBytes);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(json!), 1, maxBytes);
        Assert.Contains("cut]", json, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, Captured.Parse(json).ValueKind);
    }

    [Fact]
    public void MarkOnTheType_ComesBeforeTheContext() => Assert.Equal("\"***\"", Captured.Of(new Marked("secret")));

    [JsonSerializable(typeof(Temperature))]
    [JsonSerializable(typeof(Odd))]
    [JsonSerializable(typeof(Reentrant))]
    [JsonSerializable(typeof(Large))]
    [JsonSerializable(typeof(Marked))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    public sealed partial class Context : JsonSerializerContext;

    public sealed record Temperature(double Celsius)
    {
        public double Fahrenheit => (Celsius * 9 / 5) + 32;
    }

    public sealed class Odd
    {
        public int Value => throw new InvalidOperationException("not today");
    }

    [JsonConverter(typeof(ReentrantConverter))]
    public sealed class Reentrant;

    public sealed record Large(int[] Numbers, string Text);

    [Sensitive]
    public sealed record Marked(string Value);

    public sealed class ReentrantConverter : JsonConverter<Reentrant>
    {
        public override Reentrant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new();

        public override void Write(Utf8JsonWriter writer, Reentrant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Captured.Of(new { inner = true }));
    }
}
