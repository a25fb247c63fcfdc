using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Capture;

[Collection(nameof(Alone))]
public class StreamOutputTests
{
    private const int MaxBytes = 1 << 20;

    [Fact]
    public void Strings_AreConcatenated() => Assert.Equal("Hello, world", Add(["Hello", ", ", null, "world"]));

    [Fact]
    public void Characters_AreConcatenated() => Assert.Equal("a😀b", Add("a😀b".ToCharArray()));

    [Fact]
    public void CharacterSplitBetweenPieces_IsWhole() => Assert.Equal("a😀b\uFFFDc\uFFFD", Add(["a\uD83D", "\uDE00b\uD83D", "c\uD83D"]));

    [Fact]
    public void ItemsWithAText_AreConcatenated()
    {
        Assert.Equal("one two", Add([new Update("one "), new Update(null), new Derived("two")]));
        Assert.Equal("xy", Add([new Token { Text = "x" }, new Token { Text = "y" }]));
        Assert.Equal("ab", Add<IUpdate>([new Update("a"), new Update("b")]));
    }

    [Fact]
    public void OtherItems_AreAList()
    {
        Assert.Equal("[1,2,3]", Add([1, 2, 3]));
        Assert.Equal("""[{"Text":5}]""", Add([new { Text = 5 }]));
        Assert.Equal("[]", Add<int>([]));
        Assert.Equal("""["a",1,null]""", Add<object?>(["a", 1, null]));
    }

    [Fact]
    public void ItemThatChangesLater_IsRecordedAsItPassed()
    {
        var item = new Mutable { Value = 1 };
        var output = StreamOutput<Mutable>.For(Method(), MaxBytes);
        output.Add(item);
        item.Value = 2;

        Assert.Equal("""[{"Value":1}]""", output.Finish().TakeString());
    }

    [Fact]
    public void LongText_IsCutWithItsCount()
    {
        var text = Add(Enumerable.Repeat("0123456789", 1000), maxBytes: 1000);

        var kept = text.IndexOf('…', StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 1000);
        Assert.EndsWith($"…[{10_000 - kept} more bytes cut]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void LongList_IsCutWithItsCount()
    {
        var json = Captured.Parse(Add(Enumerable.Range(0, 10_000), maxBytes: 1000));

        Assert.Equal($"…[{10_000 - (json.GetArrayLength() - 1)} more items cut]", json.EnumerateArray().Last().GetString());
    }

    [Fact]
    public void TextThatThrows_IsAMarker()
    {
        using var log = new QuietLog();

        Assert.Equal("<not recorded: StreamOutputTests.Throwing.Text>", Add([new Throwing(), new Throwing()]));
        Assert.Contains(log.Entries, entry => entry.Contains("its Text threw", StringComparison.Ordinal));
    }

    [Fact]
    public void SensitiveText_IsNotShown()
    {
        Assert.Equal("""[{"Text":"***"}]""", Add([new SecretUpdate("secret")]));
        Assert.Equal("""["***"]""", Add([new ObjectCaptureTests.Secret("secret")]));
    }

    [Fact]
    public void Reducer_MakesTheOutput()
    {
        Assert.Equal("6", Add([1, 2, 3], typeof(Sum)));
        Assert.Equal("Update Derived", Add([new Update("a"), new Derived("b")], typeof(Names)));
        Assert.Equal("""{"First":"a","Count":2}""", Add(["a", "b"], typeof(Summary)));
    }

    [Fact]
    public void EachStream_HasItsOwnReducer()
    {
        var method = Method().WithReducer(typeof(Sum));
        var first = StreamOutput<int>.For(method, MaxBytes);
        var second = StreamOutput<int>.For(method, MaxBytes);
        first.Add(1);
        second.Add(10);

        Assert.Equal(("1", "10"), (first.Finish().TakeString(), second.Finish().TakeString()));
    }

    [Theory]
    [InlineData(typeof(Summary), "does not implement IStreamReducer")]
    [InlineData(typeof(string), "does not implement IStreamReducer")]
    [InlineData(typeof(NoConstructor), "could not be constructed")]
    [InlineData(typeof(ThrowingConstructor), "its constructor threw")]
    public void ReducerThatCannotBeUsed_IsSaidAndTheItemsRecorded(Type reducer, string reason)
    {
        using var log = new QuietLog();

        Assert.Equal("[1,2]", Add([1, 2], reducer));
        Assert.Contains(log.Entries, entry => entry.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void ReducerThatThrows_IsAMarker()
    {
        using var log = new QuietLog();

        Assert.Equal("<not recorded: StreamOutputTests.ThrowingReducer>", Add([1, 2], typeof(ThrowingReducer)));
        Assert.Equal("<not recorded: StreamOutputTests.ThrowingAtTheEnd>", Add([1, 2], typeof(ThrowingAtTheEnd)));
        Assert.Contains(log.Entries, entry => entry.Contains("it threw in Add", StringComparison.Ordinal));
        Assert.Contains(log.Entries, entry => entry.Contains("it threw in Complete", StringComparison.Ordinal));
    }

    [Fact]
    public void TextItem_AllocatesNothing()
    {
        var output = StreamOutput<string>.For(Method(), MaxBytes);

        Assert.Equal(0, Allocation.Fewest(() => output.Add("token "), times: 60));
        output.Finish().Release();
    }

    private static string Add<T>(IEnumerable<T> items, Type? reducer = null, int maxBytes = MaxBytes)
    {
        var method = Method();
        var output = StreamOutput<T>.For(reducer is null ? method : method.WithReducer(reducer), maxBytes);
        foreach (var item in items)
        {
            output.Add(item);
        }

        return output.Finish().TakeString();
    }

    private static ObservedMethod Method() => new("Tests", "Stream", ObservationType.Generation, ObservedMethodOptions.CaptureOutput);

    public interface IUpdate
    {
        string? Text { get; }
    }

    public record Update(string? Text) : IUpdate;

    public sealed record Derived(string? Value) : Update(Value);

    public struct Token
    {
        public string Text { get; set; }
    }

    public sealed class Mutable
    {
        public int Value { get; set; }
    }

    public sealed class Throwing
    {
        public string Text => throw new InvalidOperationException("its Text threw");
    }

    public sealed record SecretUpdate([Sensitive] string Text);

    public sealed class Sum : IStreamReducer<int, int>
    {
        private int _sum;

        public void Add(int item) => _sum += item;

        public int Complete() => _sum;
    }

    public sealed class Names : IStreamReducer<object, string>
    {
        private readonly List<string> _names = [];

        public void Add(object item) => _names.Add(item.GetType().Name);

        public string Complete() => string.Join(' ', _names);
    }

    public sealed class Summary : IStreamReducer<string, Summary.Result>
    {
        private string? _first;
        private int _count;

        public void Add(string item)
        {
            _first ??= item;
            _count++;
        }

        public Result Complete() => new(_first, _count);

        public sealed record Result(string? First, int Count);
    }

    public sealed class NoConstructor(int seed) : IStreamReducer<int, int>
    {
        public void Add(int item)
        {
        }

        public int Complete() => seed;
    }

    public sealed class ThrowingConstructor : IStreamReducer<int, int>
    {
        public ThrowingConstructor() => throw new InvalidOperationException("its constructor threw");

        public void Add(int item)
        {
        }

        public int Complete() => 0;
    }

    public sealed class ThrowingReducer : IStreamReducer<int, int>
    {
        public void Add(int item) => throw new InvalidOperationException("it threw in Add");

        public int Complete() => 0;
    }

    public sealed class ThrowingAtTheEnd : IStreamReducer<int, int>
    {
        public void Add(int item)
        {
        }

        public int Complete() => throw new InvalidOperationException("it threw in Complete");
    }

    /// <summary>Takes the library's own messages for one test.</summary>
    private sealed class QuietLog : IDisposable
    {
        private readonly Action<SelfLogEntry>? _before = SelfLog.Writer;

        public QuietLog()
        {
            SelfLog.Reset();
            SelfLog.Writer = entry => Entries.Add(entry.Message);
        }

        public System.Collections.Concurrent.ConcurrentBag<string> Entries { get; } = [];

        public void Dispose() => SelfLog.Writer = _before;
    }
}
