using System.Text;
using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

public sealed partial class CaptureWriterGenerator
{
    /// <summary>Turns specs into C#.</summary>
    internal static class Emitter
    {
        // The member of a type without a name: the compiler finds its type, which may have none either.
        private const string Inferred = "";

        private const string Writers = "global::Langfuse.Observe.Capture.CaptureWriters";

        public static void Emit(SourceProductionContext context, EquatableArray<WriterSpec> specs)
        {
            if (specs.Count > 0)
            {
                context.AddSource("Langfuse.CaptureWriters.g.cs", Source(specs).ToSourceText());
            }
        }

        private static SourceWriter Source(EquatableArray<WriterSpec> specs)
        {
            var source = new SourceWriter();
            Generated.Header(source);
            foreach (var id in specs.SelectMany(static spec => spec.Experimental.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Distinct())
            {
                // Experimental is an error that must be put up with by its name.
                source.Line("#pragma warning disable " + id);
            }

            source.Line("#nullable disable");
            source.Open("namespace Langfuse.Observe.Generated");
            source.Line("/// <summary>Records values of the types in observed methods, member by member, without reflection.</summary>");
            source.Line(Generated.Attributes);
            source.Line("[global::System.Diagnostics.DebuggerNonUserCode]");
            source.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
            source.Line("[global::Langfuse.Observe.NotObserved]");
            source.Open("internal static class GeneratedCaptureWriters");
            EmitRegistration(source, specs);
            source.Close();
            source.Close();
            return source;
        }

        private static void EmitRegistration(SourceWriter source, EquatableArray<WriterSpec> specs)
        {
            var fields = new List<MemberSpec>();
            source.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
            source.Open("internal static void Register()");
            EmitAi(source, specs);
            foreach (var spec in specs.Where(static spec => spec.Kind != WriterKind.Ai))
            {
                if (spec.Kind is WriterKind.Object or WriterKind.Anonymous)
                {
                    EmitWriter(source, spec, fields);
                    continue;
                }

                source.Line(spec.Kind switch
                {
                    WriterKind.Enum => $"{Writers}.RegisterEnum<{spec.Type}>();",
                    WriterKind.Nullable => $"{Writers}.RegisterNullable<{spec.Type}>();",
                    WriterKind.Items => $"{Writers}.RegisterItems<{spec.Type}>();",
                    WriterKind.Sensitive => $"{Writers}.Register<{spec.Type}>(static (writer, _) => writer.Sensitive());",
                    WriterKind.LeftOut => $"{Writers}.Register<{spec.Type}>(static (writer, _) => writer.Omit());",
                    WriterKind.AnonymousItems => $"{Writers}.RegisterItems({spec.Type});",
                    WriterKind.Text => $"{Writers}.RegisterText<{spec.Type}>(static item => item.Text);",
                    _ => $"{Writers}.RegisterDictionary<{spec.Type}>();",
                });
            }

            source.Close();
            EmitFields(source, fields);
        }

        /// <summary>Readers of AI libraries, made when the first value of one is met: to load all their types would make each start slower.</summary>
        private static void EmitAi(SourceWriter source, EquatableArray<WriterSpec> specs)
        {
            if (specs.All(static spec => spec.Kind != WriterKind.Ai))
            {
                return;
            }

            source.Open($"{Writers}.RegisterAi(static () =>");
            foreach (var spec in specs.Where(static spec => spec.Kind == WriterKind.Ai))
            {
                source.Open($"{Writers}.RegisterAi<{spec.Type}>(static (value, meaning) => meaning switch");
                foreach (var read in spec.Reads)
                {
                    source.Line($"{read.Meaning} => {read.Expression},");
                }

                source.Line("_ => null,");
                source.CloseWith(");");
            }

            source.CloseWith(");");
        }

        /// <summary>The getter of such a field's property is the user's code, which capture never runs.</summary>
        private static void EmitFields(SourceWriter source, List<MemberSpec> fields)
        {
            for (var index = 0; index < fields.Count; index++)
            {
                source.Line();
                source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"<{fields[index].Name}>k__BackingField\")]");
                source.Line($"private static extern ref {fields[index].Type} Field{index}({fields[index].FieldOf} value);");
            }
        }

        private static void EmitWriter(SourceWriter source, WriterSpec spec, List<MemberSpec> fields)
        {
            // A lambda: a delegate to a static method would go through a thunk with each call.
            source.Open(spec.Kind == WriterKind.Anonymous ? $"{Writers}.Register({spec.Type}, static (writer, value) =>" : $"{Writers}.Register<{spec.Type}>(static (writer, value) =>");
            source.Open(spec.IsValueType ? "if (!writer.StartObject())" : "if (!writer.StartObject(value))");
            source.Line("return;");
            source.Close();
            source.Line();
            foreach (var member in spec.Members)
            {
                EmitMember(source, spec.Kind == WriterKind.Anonymous ? member with { Type = Inferred } : member, fields);
            }

            source.Line("writer.EndObject();");
            source.CloseWith(");");
        }

        private static void EmitMember(SourceWriter source, MemberSpec member, List<MemberSpec> fields)
        {
            var value = ValueOf(member, fields);
            var condition = member.IsConditional ? $"!global::Langfuse.Observe.Capture.CaptureWriter.IsDefault<{member.Type}>({value}) && " : "";
            source.Open($"if ({condition}writer.Member({QuotedName(member.JsonName)}u8))");
            source.Line(member.IsSensitive ? "writer.Sensitive();"
                : member.Type is "string" or Inferred ? $"writer.Value({value});"
                : $"writer.Value<{member.Type}>({value});");
            source.Close();
            source.Line();
        }

        private static string ValueOf(MemberSpec member, List<MemberSpec> fields)
        {
            if (member.FieldOf is { } owner)
            {
                fields.Add(member);
                return $"Field{fields.Count - 1}({(owner.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "")}value)";
            }

            // The cast keeps a dynamic member from being bound at run time.
            var cast = member.Type == "object" ? "(object)" : "";
            return cast + (member.Owner is null ? $"value.@{member.Name}" : $"(({member.Owner})value).@{member.Name}");
        }

        /// <summary>The name with quotes and colon, escaped as the run-time reader escapes it.</summary>
        private static string QuotedName(string name)
        {
            var json = new StringBuilder("\"");
            for (var i = 0; i < name.Length; i++)
            {
                AppendEscaped(json, name, ref i);
            }

            return CSharpText.Literal(json.Append("\":").ToString());
        }

        private static void AppendEscaped(StringBuilder json, string name, ref int i)
        {
            var character = name[i];
            if (char.IsHighSurrogate(character) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                json.Append(character).Append(name[++i]);
                return;
            }

            json.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
                _ when char.IsSurrogate(character) => "\uFFFD",
                _ => character.ToString(),
            });
        }
    }
}
