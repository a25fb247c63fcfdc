using Langfuse.Observe.Generators.Capture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Generators.Tests.Capture;

public class CaptureWriterGeneratorTests
{
    [Fact]
    public void Record_GetsAWriterForItsMembers()
    {
        var text = Generate("""
            namespace App;
            public record Order(int Id, string? Note, [property: JsonPropertyName("user_id")] string UserId);
            static class Service { [Observe] public static int Pay(Order order) => order.Id; }
            """);

        Assert.Contains("CaptureWriters.Register<global::App.Order>(static (writer, value) =>", text, StringComparison.Ordinal);
        Assert.Contains("""
                            if (writer.Member("\"Id\":"u8))
                            {
                                writer.Value<int>(value.@Id);
                            }
            """, text, StringComparison.Ordinal);
        Assert.Contains("writer.Value(value.@Note);", text, StringComparison.Ordinal);
        Assert.Contains("writer.Member(\"\\\"user_id\\\":\"u8)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9, 0)]
    [InlineData(LanguageVersion.CSharp10, 0)]
    [InlineData(LanguageVersion.CSharp11, 1)]
    public void Project_InALanguageTooOldForTheText_GetsNone(LanguageVersion version, int files)
    {
        var project = GeneratorRun.Compile("namespace App; public record Order(int Id); static class Service { [Observe] public static int Pay(Order order) => order.Id; }");

        var driver = CSharpGeneratorDriver.Create([new CaptureWriterGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(version)).RunGenerators(project);

        Assert.Equal(files, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void TypeWithoutPublicData_IsLeftToTheRuntime()
    {
        var text = Generate("namespace App; public class Service(string key) { public int Length() => key.Length; } static class C { [Observe] public static void M(Service service, string[] rest) { } }");

        Assert.DoesNotContain("App.Service", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Observe] static void M(T value) {}")]
    [InlineData("[Observe] static T M() => default!;")]
    [InlineData("[Observe] static async Task<T> M() { await Task.Yield(); return default!; }")]
    [InlineData("[Observe] static ValueTask<T[]> M() => default;")]
    [InlineData("[Observe] static IAsyncEnumerable<T> M() => null!;")]
    [InlineData("[Observe] static IEnumerable<List<T?>> M() => null!;")]
    [InlineData("[Observe] static void M(IReadOnlyDictionary<string, T> map) {}")]
    [InlineData("[Observe] static void M((int, T) pair) {}")]
    [InlineData("[Observe] static void M(Outer outer) {} public class Outer { public List<T>? Inner { get; set; } }")]
    [InlineData("[Observe] static void M(Base value) {} [JsonDerivedType(typeof(Derived))] public abstract class Base { } public class Derived : Base { public T Value { get; set; } = new(); }")]
    [InlineData("[Observe] static T M { get => new(); set { } }")]
    [InlineData("static T M { [Observe] get => new(); }")]
    [InlineData("static void N() { [Observe] static void Local(T value) { } Local(new()); }")]
    [InlineData("[Observe] class Typed { internal void M(T value) { } }")]
    [InlineData("static void N() { var f = [Observe] (T value) => { }; f(new()); }")]
    [InlineData("static void N() { var f = [Observe] static async () => { await Task.Yield(); return new T(); }; _ = f(); }")]
    [InlineData("static readonly Func<int, T> F = [Observe(Name = \"f\")] (x) => new T { X = x };")]
    public void Type_IsFoundWhereverItIs(string member)
    {
        var text = Generate($$"""
            namespace App;
            static class Service { {{member}} public class T { public int X { get; set; } } }
            """);

        Assert.Contains("Register<global::App.Service.T>(", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using Traced = Langfuse.Observe.ObserveAttribute;", "Traced")]
    [InlineData("using TracedAttribute = Langfuse.Observe.ObserveAttribute;", "Traced(Name = \"f\")")]
    [InlineData("using L = Langfuse.Observe;", "L.Observe")]
    [InlineData("using Langfuse;", "global::Langfuse.Observe.ObserveAttribute")]
    [InlineData("", "System.Obsolete, Observe")]
    public void AttributeOfALambda_IsFoundHoweverItIsWritten(string directive, string attribute)
    {
        var text = Generate($$"""
            {{directive}}
            namespace App { static class Service { static readonly System.Action<T> F = [{{attribute}}] (T value) => { }; public class T { public int X { get; set; } } } }
            """);

        Assert.Contains("Register<global::App.Service.T>(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AliasInAnotherFile_IsFoundOnALambda()
    {
        var input = GeneratorRun.AddFile(
            GeneratorRun.Compile("static class Service { static readonly Action<T> F = [Traced] (T value) => { }; public class T { public int X { get; set; } } }"),
            "global using Traced = Langfuse.Observe.ObserveAttribute;");

        Assert.Contains("Register<global::Service.T>(", GeneratorRun.Of(input, new CaptureWriterGenerator(), options: null).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string? M(int count, object? other) => null;", 0)]
    [InlineData("async System.Threading.Tasks.Task<string> M(CancellationToken token) { await Task.Yield(); return \"\"; }", 0)]
    [InlineData("ValueTask M() => default;", 0)]
    [InlineData("int M { get; set; }", 0)]
    [InlineData("void M(int? count) { }", 1)]
    [InlineData("void M(string[] texts) { }", 1)]
    public void MemberOfKnownTypesOnly_IsNotLookedAt(string member, int looks)
    {
        var run = GeneratorRun.Of($"using System.Threading; static class Service {{ [Observe] static {member} }}", new CaptureWriterGenerator());

        Assert.Equal(looks, run.Reasons(CaptureWriterGenerator.ObservedStep).Length);
        Assert.Equal(looks, run.Result.GeneratedTrees.Length);
    }

    [Theory]
    [InlineData("public string? Text { get; set; }", true)]
    [InlineData("public string Text => \"computed\";", true)]
    [InlineData("[Sensitive] public string? Text { get; set; }", false)]
    [InlineData("[NotCaptured] public string? Text { get; set; }", false)]
    [InlineData("public int Text { get; set; }", false)]
    [InlineData("public static string? Text { get; set; }", false)]
    [InlineData("internal string? Text { get; set; }", false)]
    public void TextOfAStreamsItems_GetsAReader(string member, bool isRegistered)
    {
        var text = Generate($$"""
            namespace App;
            public class Item { {{member}} }
            public class Derived : Item { public int X { get; set; } }
            static class Service { [Observe] public static IAsyncEnumerable<Derived> Stream() => null!; [Observe] public static Task<Item> One() => null!; }
            """);

        Assert.Equal(isRegistered, text.Contains("RegisterText<global::App.Derived>(static item => item.Text);", StringComparison.Ordinal));
        Assert.DoesNotContain("RegisterText<global::App.Item>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("App", true)]
    [InlineData("App.*", true)]
    [InlineData("Other, App.Inner.*", false)]
    [InlineData("*", false)]
    public void AssemblyAttribute_MeansItsNamespaces(string namespaces, bool found)
    {
        var text = Generate($$"""
            [assembly: Observe(Namespaces = "{{namespaces}}")]
            namespace App;
            public class T { public int X { get; set; } }
            static class Service { public static void M(T value) { } }
            """);

        Assert.Equal(found, text.Contains("Register<global::App.T>(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Observe(CaptureInput = false)] static void M(T value) {}")]
    [InlineData("[Observe(CaptureOutput = false)] static T M() => default!;")]
    [InlineData("[Observe] static void M([NotCaptured] T value) {}")]
    [InlineData("[Observe] static void M([Sensitive] T value) {}")]
    [InlineData("[Observe] static void M<U>(U value) {}")]
    [InlineData("static void N() { var f = [Obsolete] (T value) => { }; f(new()); }")]
    [InlineData("static void N() { var f = [Observe] ([Sensitive] T value) => { }; f(new()); }")]
    public void WhatIsNotRecorded_GetsNoWriter(string member) => Assert.Equal("", Generate($$"""
        static class Service { {{member}} }
        public class T { public int X { get; set; } }
        """));

    [Theory]
    [InlineData("public class T<U> { public string X { get => field ?? \"\"; set; } } public class T : T<int> { }", "the getter of 'X' may have code")]
    [InlineData("public class T { [JsonInclude] private int X { get; set; } }", "'X' is not accessible")]
    [InlineData("public class T { [Obsolete(\"no\", true)] public int X { get; set; } }", "'X' is obsolete")]
    [InlineData("file class T { public int X { get; set; } }", "it cannot be named from generated code")]
    public void TypeThatCannotBeWritten_IsLeftToTheRuntimeAndSaid(string type, string reason)
    {
        var run = GeneratorRun.Of($$"""
            {{type}}
            file static class Service { [Observe] public static void M(T value) { } }
            """, new CaptureWriterGenerator());

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("LFO3004", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Contains(reason, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.DoesNotContain("Register<global::T>", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get => field; set;")]
    [InlineData("get { return field; } set => field = value + 1;")]
    [InlineData("get; set { field = value < 0 ? 0 : value; }")]
    public void PropertyThatOnlyReadsItsField_IsData(string accessors) => Assert.Contains("writer.Value<int>(value.@X);", Generate($$"""
        public class T { public int X { {{accessors}} } }
        static class Service { [Observe] public static void M(T value) { } }
        """), StringComparison.Ordinal);

    [Theory]
    [InlineData("class", "", "")]
    [InlineData("struct", "ref ", "ref ")]
    public void PropertyWhoseGetterHasCode_IsReadByItsField(string kind, string parameter, string argument)
    {
        var text = Generate($$"""
            public {{kind}} T { public T() { } public string X { get => field ?? "code"; set; } = ""; }
            static class Service { [Observe] public static void M(T value) { } }
            """);

        Assert.Contains($"writer.Value(Field0({argument}value));", text, StringComparison.Ordinal);
        Assert.Contains($"Name = \"<X>k__BackingField\")]\n        private static extern ref string Field0({parameter}global::T value);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void PropertyOfAnotherAssembly_IsDataOnlyWhenItsGetterIsTheCompilers()
    {
        using var library = new MemoryStream();
        Assert.True(GeneratorRun.Compile("""
            namespace Lib;
            public record Plain(int Id) { public string? Name { get; set; } }
            public class Computed { public int A { get; set; } public int Twice => A * 2; }
            """).Emit(library).Success);
        var input = GeneratorRun.Compile(
            "static class Service { [Observe] public static void M(Lib.Plain plain, Lib.Computed computed) { } }", MetadataReference.CreateFromImage(library.ToArray()));
        var run = GeneratorRun.Of(input, new CaptureWriterGenerator(), options: null);

        Assert.Contains("Register<global::Lib.Plain>(", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Register<global::Lib.Computed>(", run.Text, StringComparison.Ordinal);
        Assert.Contains("the getter of 'Twice' may have code", Assert.Single(run.Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret", "Register<global::Secret>(static (writer, _) => writer.Sensitive());")]
    [InlineData("Derived", "Register<global::Derived>(static (writer, _) => writer.Sensitive());")]
    [InlineData("Task<Hidden[]>", "Register<global::Hidden>(static (writer, _) => writer.Omit());")]
    public void MarkedType_IsWrittenAsItsMarkSays(string result, string registration)
    {
        var text = Generate($$"""
            [Sensitive] public class Secret { public int X { get; set; } }
            public class Derived : Secret { public int Y { get; set; } }
            [NotCaptured] public struct Hidden { public int X { get; set; } }
            static class Service { [Observe] public static {{result}} M() => default!; }
            """);

        Assert.Contains(registration, text, StringComparison.Ordinal);
        Assert.DoesNotContain("value.@", text, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneratedCode_CompilesWithoutAWord()
    {
        var run = GeneratorRun.Of(Samples.Types, new CaptureWriterGenerator());

        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && run.Result.GeneratedTrees.Contains(tree)));
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void UnrelatedChange_LeavesEveryStepCached()
    {
        var first = GeneratorRun.Of(Samples.Types, new CaptureWriterGenerator());
        var second = first.Again(GeneratorRun.AddFile(first.Input, "class Unrelated { void M() { } }"));

        Assert.All(second.Reasons(CaptureWriterGenerator.ObservedStep), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString()));
        Assert.All(second.Reasons(CaptureWriterGenerator.WritersStep), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString()));
        Assert.All(second.Result.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void UnrelatedChange_LeavesFilesWithLambdasUnsearched()
    {
        var first = GeneratorRun.Of("static class Service { static readonly Action<T> F = [Observe] (T value) => { }; public class T { public int X { get; set; } } }", new CaptureWriterGenerator());
        var second = first.Again(GeneratorRun.AddFile(first.Input, "class Unrelated { void M() { } }"));

        Assert.Equal([IncrementalStepRunReason.New], first.Reasons(CaptureWriterGenerator.SearchStep));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(CaptureWriterGenerator.SearchStep));
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(CaptureWriterGenerator.LambdasStep));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(CaptureWriterGenerator.WritersStep));
    }

    [Fact]
    public void ChangedType_MakesItsWriterAnew()
    {
        var first = GeneratorRun.Of(Samples.Types, new CaptureWriterGenerator());
        var changed = GeneratorRun.Compile(Samples.Types.Replace("int Id", "long Id", StringComparison.Ordinal));
        var second = first.Again(first.Input.ReplaceSyntaxTree(first.Input.SyntaxTrees[1], changed.SyntaxTrees[1]));

        Assert.Contains(IncrementalStepRunReason.Modified, second.Reasons(CaptureWriterGenerator.WritersStep));
        Assert.NotEqual(first.Text, second.Text);
    }

    private static string Generate(string source)
    {
        var run = GeneratorRun.Of(source, new CaptureWriterGenerator());
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.Diagnostics);
        return run.Text.ReplaceLineEndings("\n");
    }
}
