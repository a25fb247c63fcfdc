using System.Numerics;
using System.Text;

namespace Langfuse.Observe.Tests.Capture;

public class ScalarCaptureTests
{
    public enum Colour
    {
        Red,
        DarkBlue,
    }

    [Flags]
    public enum Access
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [Fact]
    public void Numbers_AreJsonNumbers()
    {
        Assert.Equal("1", Captured.Of((byte)1));
        Assert.Equal("-2", Captured.Of((sbyte)-2));
        Assert.Equal("-32768", Captured.Of(short.MinValue));
        Assert.Equal("-2147483648", Captured.Of(int.MinValue));
        Assert.Equal("4294967295", Captured.Of(uint.MaxValue));
        Assert.Equal("0.1", Captured.Of(0.1));
        Assert.Equal("1E+100", Captured.Of(1e100));
        Assert.Equal("0.5", Captured.Of(0.5f));
        Assert.Equal("1.5", Captured.Of((Half)1.5));
        Assert.Equal("79228162514264337593543950335", Captured.Of(decimal.MaxValue));
        Assert.Equal("1.10", Captured.Of(1.10m));
    }

    [Fact]
    public void IntegerBeyondWhatADoubleHolds_IsText()
    {
        Assert.Equal("9007199254740992", Captured.Of(1L << 53));
        Assert.Equal("\"9007199254740993\"", Captured.Of((1L << 53) + 1));
        Assert.Equal("\"-9223372036854775808\"", Captured.Of(long.MinValue));
        Assert.Equal("\"18446744073709551615\"", Captured.Of(ulong.MaxValue));
        Assert.Equal("\"170141183460469231731687303715884105727\"", Captured.Of(Int128.MaxValue));
        Assert.Equal("\"12345678901234567890\"", Captured.Of(BigInteger.Parse("12345678901234567890")));
        Assert.Equal("\"<integer of 100001 bits>\"", Captured.Of(BigInteger.One << 100_000));
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    public void NumberThatJsonDoesNotHave_IsText(double value, string json)
    {
        Assert.Equal(json, Captured.Of(value));
        Assert.Equal(json, Captured.Of((float)value));
        Assert.Equal(json, Captured.Of((Half)value));
    }

    [Fact]
    public void Enum_IsTheNameOfItsMember()
    {
        Assert.Equal("\"DarkBlue\"", Captured.Of(Colour.DarkBlue));
        Assert.Equal("\"Read, Write\"", Captured.Of(Access.Read | Access.Write));
        Assert.Equal("7", Captured.Of((Colour)7));
        Assert.Equal("-1", Captured.Of((Colour)(-1)));
        Assert.Equal("\"Red\"", Captured.Of<Colour?>(Colour.Red));
        Assert.Equal("\"Red\"", Captured.Of<object>(Colour.Red));
    }

    [Fact]
    public void Times_AreIsoWithoutEmptyFractions()
    {
        Assert.Equal("\"2024-05-06T07:08:09Z\"", Captured.Of(new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc)));
        Assert.Equal("\"2024-05-06T07:08:09.12\"", Captured.Of(new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Unspecified).AddMilliseconds(120)));
        Assert.Equal("\"2024-05-06T07:08:09+02:00\"", Captured.Of(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2))));
        Assert.Equal("\"2024-05-06\"", Captured.Of(new DateOnly(2024, 5, 6)));
        Assert.Equal("\"07:08:09.5\"", Captured.Of(new TimeOnly(7, 8, 9, 500)));
        Assert.Equal("\"1.02:03:04\"", Captured.Of(new TimeSpan(1, 2, 3, 4)));
    }

    [Fact]
    public void OtherScalars_AreText()
    {
        Assert.Equal("\"0f8fad5b-d9cb-469f-a165-70867728950e\"", Captured.Of(Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")));
        Assert.Equal("\"x\"", Captured.Of('x'));
        Assert.Equal("\"€\"", Captured.Of(new Rune('€')));
        Assert.Equal("\"1.2.3\"", Captured.Of(new Version(1, 2, 3)));
        Assert.Equal("\"https://example.com/a b\"", Captured.Of(new Uri("https://example.com/a b")));
        Assert.Equal("\"one two\"", Captured.Of(new StringBuilder("one").Append(" two")));
        Assert.Equal("\"abc\"", Captured.Of("abc".AsMemory()));
        Assert.Equal("\"abc\"", Captured.Of("abc".ToCharArray()));
        Assert.Equal("\"<3 bytes>\"", Captured.Of(new byte[] { 1, 2, 3 }));
        Assert.Equal("\"<3 bytes>\"", Captured.Of(new ReadOnlyMemory<byte>([1, 2, 3])));
        Assert.Equal("\"List<int>\"", Captured.Of(typeof(List<int>)));
        Assert.Equal("\"127.0.0.1\"", Captured.Of(System.Net.IPAddress.Loopback));
        Assert.Equal("true", Captured.Of(true));
        Assert.Equal("null", Captured.Of<object?>(null));
        Assert.Equal("null", Captured.Of<int?>(null));
        Assert.Equal("5", Captured.Of<int?>(5));
    }

    [Fact]
    public void String_IsRecordedAsItIs()
    {
        Assert.Equal("a \"b\" <c> & é \n", Captured.Of("a \"b\" <c> & é \n"));
        Assert.Equal("", Captured.Of(""));
        Assert.Equal("as object", Captured.Of<object>("as object"));
    }

    [Fact]
    public void StringInsideJson_IsEscapedNoMoreThanJsonNeeds()
    {
        var json = Captured.Of(new[] { "a \"b\" \\ <c> & 'é' 日本 😀 \n\r\t\u0001\u001f" });

        Assert.Equal("""["a \"b\" \\ <c> & 'é' 日本 😀 \n\r\t\u0001\u001f"]""", json);
    }

    [Fact]
    public void LoneSurrogate_IsReplaced()
    {
        Assert.Equal("a\uFFFDb", Captured.Of("a\uD800b"));
        Assert.Equal("[\"a\uFFFDb\",\"\uFFFD\"]", Captured.Of(new[] { "a\uDC00b", "\uD83D" }));
        Assert.Equal("\"\uFFFD\"", Captured.Of('\uD800'));
    }
}
