#pragma warning disable CA1051, CA2211 // fields of every kind are what these tests are about
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Tests.Capture;

public class ObjectCaptureTests
{
    [Fact]
    public void RecordsClassesStructsTuplesAndAnonymousTypes_AreRecorded()
    {
        Assert.Equal("""{"Name":"Ada","Age":36}""", Captured.Of(new Person("Ada", 36)));
        Assert.Equal("""{"Y":2.5,"X":1}""", Captured.Of(new Point { X = 1, Y = 2.5 }));
        Assert.Equal("""{"X":1,"Y":2}""", Captured.Of(new Cell(1, 2)));
        Assert.Equal("""{"Item1":1,"Item2":"b"}""", Captured.Of((1, "b")));
        Assert.Equal("""{"Item1":1,"Item2":"b"}""", Captured.Of(Tuple.Create(1, "b")));
        Assert.Equal("""{"Item1":1,"Item2":2,"Item3":3,"Item4":4,"Item5":5,"Item6":6,"Item7":7,"Item8":8}""", Captured.Of((1, 2, 3, 4, 5, 6, 7, 8)));
        Assert.Equal("""{"channel":"web","retries":3,"nested":{"ok":true}}""", Captured.Of(new { channel = "web", retries = 3, nested = new { ok = true } }));
        Assert.Equal("{}", Captured.Of(new Empty()));
    }

    [Fact]
    public void NoGetterOfTheUsersRuns()
    {
        Trap.Runs = 0;

        Assert.Equal("""{"Data":1}""", Captured.Of(new Trap()));
        Assert.Equal("""{"Data":1}""", Captured.Of<object>(new Trap()));
        Assert.Equal(0, Trap.Runs);
    }

    [Fact]
    public void PropertyWithAFieldAndCode_IsReadThroughItsField()
    {
        var value = new SemiAuto();

        Assert.Equal("""{"Lazy":null}""", Captured.Of(value));
        Assert.Equal(0, SemiAuto.Runs);
    }

    [Fact]
    public void TypeOfItsOwnStateOnly_IsItsName()
    {
        Assert.Equal("\"ObjectCaptureTests.Service\"", Captured.Of(new Service("key")));
        Assert.Equal("\"ObjectCaptureTests.Four\"", Captured.Of(default(Four)));
        Assert.Equal("{}", Captured.Of(new Nothing()));
    }

    [Fact]
    public void TypeOfCodeOnly_IsItsName() => Assert.Equal("\"ObjectCaptureTests.OnlyCode\"", Captured.Of(new OnlyCode()));

    [Fact]
    public void PrivateState_IsNotRecorded() => Assert.Equal("""{"Shown":1}""", Captured.Of(new WithPrivates()));

    [Fact]
    public void NamesAndOmissions_AreThoseOfSystemTextJson()
    {
        Assert.Equal("""{"user_id":"u","included":3,"Always":null,"zero":0}""", Captured.Of(new Attributed()));
        Assert.Equal("""{"user_id":"u","included":3,"Always":null,"zero":0,"Maybe":"m","NotZero":5}""", Captured.Of(new Attributed { Maybe = "m", NotZero = 5 }));
    }

    [Fact]
    public void Inheritance_RecordsWhatTheObjectIs()
    {
        Animal animal = new Dog { Name = "Rex", Breed = "Collie" };

        Assert.Equal("""{"Breed":"Collie","Name":"Rex"}""", Captured.Of(animal));
        Assert.Equal("""{"animal":{"Breed":"Collie","Name":"Rex"}}""", Captured.Arguments("animal", animal));
        Assert.Equal("""[{"Breed":"Collie","Name":"Rex"},{"Name":"Tom"}]""", Captured.Of(new[] { animal, new Animal { Name = "Tom" } }));
    }

    [Fact]
    public void OverriddenByCode_IsNotReadFromTheBase() => Assert.Equal("""{"Other":1}""", Captured.Of(new Computed { Other = 1 }));

    [Fact]
    public void Sensitive_IsStars()
    {
        Assert.Equal("""{"Name":"Ada","Password":"***","Token":"***"}""", Captured.Of(new Login("Ada", "secret") { Token = "secret" }));
        Assert.Equal("""{"Key":"***"}""", Captured.Of(new PrimaryConstructor("secret")));
        Assert.Equal("""{"Number":"***"}""", Captured.Of(new Card("secret")));
        Assert.Equal("\"***\"", Captured.Of(new Secret("secret")));
        Assert.Equal("\"***\"", Captured.Of(new DerivedSecret("secret")));
        Assert.Equal("""[{"Inner":"***"}]""", Captured.Of(new[] { new HoldsSecret(new Secret("secret")) }));
        Assert.Equal("""{"any":"***"}""", Captured.Of(new { any = (object)new Secret("secret") }));
    }

    [Fact]
    public void NotCaptured_IsLeftOut()
    {
        Assert.Equal("""{"A":1,"D":4}""", Captured.Of(new PartlyCaptured()));
        Assert.Equal("""{"before":1,"after":2}""", Captured.Of(new { before = 1, hidden = (object)new Hidden(), after = 2 }));
        Assert.Equal("[1,2]", Captured.Of(new object[] { 1, new Hidden(), 2 }));
        Assert.Equal("{}", Captured.Arguments("hidden", new Hidden()));
        Assert.Null(Captured.Of(new Hidden()));
    }

    [Fact]
    public void ServicesAndTheLike_AreLeftOutOfObjects() => Assert.Equal("""{"Text":"t"}""", Captured.Of(new WithServices()));

    [Fact]
    public void Cycle_IsAMarker()
    {
        var node = new Node { Name = "a" };
        node.Next = new Node { Name = "b", Next = node };

        Assert.Equal("""{"Name":"a","Next":{"Name":"b","Next":"<cycle: ObjectCaptureTests.Node>"}}""", Captured.Of(node));
    }

    [Fact]
    public void SharedButNotCyclic_IsRecordedTwice()
    {
        var shared = new Node { Name = "s" };

        Assert.Equal("""[{"Name":"s","Next":null},{"Name":"s","Next":null}]""", Captured.Of(new[] { shared, shared }));
    }

    [Fact]
    public void Depth_EndsAtTwenty()
    {
        var deepest = new Node { Name = "0" };
        for (var i = 1; i < 100; i++)
        {
            deepest = new Node { Name = $"{i}", Next = deepest };
        }

        var element = Captured.Parse(Captured.Of(deepest));
        var levels = 0;
        while (element.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            levels++;
            element = element.GetProperty("Next");
        }

        Assert.Equal(20, levels);
        Assert.Equal("<too deep: ObjectCaptureTests.Node>", element.GetString());
    }

    [Fact]
    public void FieldMutatedAfterwards_DoesNotShow()
    {
        var point = new Point { X = 1 };
        var text = Langfuse.Observe.Capture.ValueCapture.Text(point, Captured.MaxBytes);
        point.X = 2;

        Assert.Equal("""{"Y":0,"X":1}""", text.TakeString());
    }

    public sealed record Person(string Name, int Age);

    public sealed class Point
    {
        public int X;

        public double Y { get; set; }
    }

    public readonly record struct Cell(int X, int Y);

    public sealed class Empty;

    public class Trap
    {
        public static int Runs;

        public int Data { get; set; } = 1;

        public int Computed => Count();

        public string Throwing => throw new InvalidOperationException("getter ran");

        public Task<int> Result => Task.FromResult(Count());

        public int this[int index] => Count();

        public override string ToString() => Count().ToString(System.Globalization.CultureInfo.InvariantCulture);

        private static int Count() => ++Runs;
    }

    public sealed class SemiAuto
    {
        public static int Runs;

        public string? Lazy
        {
            get
            {
                Runs++;
                return field ??= "made";
            }

            set;
        }
    }

    public sealed class Service(string key)
    {
        public int Length() => key.Length;
    }

    [System.Runtime.CompilerServices.InlineArray(4)]
    public struct Four
    {
        private int _first;
    }

    public sealed record Nothing;

    public sealed class OnlyCode
    {
        public int Value => throw new InvalidOperationException();
    }

    public sealed class WithPrivates
    {
        private readonly int _hidden = 7;

        public int Shown { get; } = 1;

        internal int Internal { get; } = 2;

        private int Private { get; } = 3;

        public int Sum() => _hidden + Private;
    }

    public sealed class Attributed
    {
        [JsonPropertyName("user_id")]
        public string UserId { get; } = "u";

        [JsonIgnore]
        public string Ignored { get; } = "x";

        [JsonInclude, JsonPropertyName("included")]
        internal int Included { get; } = 3;

        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public string? Always { get; }

        [JsonPropertyName("zero")]
        public int Zero { get; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Maybe { get; set; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int NotZero { get; set; }
    }

    public class Animal
    {
        public string? Name { get; set; }
    }

    public sealed class Dog : Animal
    {
        public string? Breed { get; set; }
    }

    public class WithVirtual
    {
        public virtual string Value { get; set; } = "base";
    }

    public sealed class Computed : WithVirtual
    {
        public override string Value
        {
            get => throw new InvalidOperationException();
            set => throw new InvalidOperationException();
        }

        public int Other { get; set; }
    }

    public sealed record Login(string Name, [Sensitive] string Password)
    {
        [Sensitive]
        public string? Token { get; init; }
    }

    public sealed class PrimaryConstructor([Sensitive] string key)
    {
        public string Key { get; } = key;
    }

    public interface ICard
    {
        [Sensitive]
        string Number { get; }
    }

    public sealed record Card(string Number) : ICard;

    [Sensitive]
    public record Secret(string Value);

    public sealed record DerivedSecret(string Value) : Secret(Value);

    public sealed record HoldsSecret(Secret Inner);

    public sealed class PartlyCaptured
    {
        public int A { get; } = 1;

        [NotCaptured]
        public int B { get; } = 2;

        public Hidden C { get; } = new();

        public int D { get; } = 4;
    }

    [NotCaptured]
    public sealed class Hidden;

    public sealed class WithServices
    {
        public string Text { get; } = "t";

        public CancellationToken Token { get; }

        public Action Callback { get; } = () => { };

        public Stream Body { get; } = Stream.Null;

        public IServiceProvider? Services { get; }
    }

    public sealed class Node
    {
        public string? Name { get; set; }

        public Node? Next { get; set; }
    }
}
