using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;

namespace Langfuse.Observe.Capture.Reading;

/// <summary>Compiles the method that reads an object's fields one after another into a writer.</summary>
internal static class ObjectReader
{
    private static readonly MethodInfo s_startClass = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.StartObject), [typeof(object)])!;
    private static readonly MethodInfo s_startStruct = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.StartObject), [])!;
    private static readonly MethodInfo s_endObject = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.EndObject))!;
    private static readonly MethodInfo s_sensitive = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.Sensitive))!;
    private static readonly MethodInfo s_isDefault = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.IsDefault))!;
    private static readonly MethodInfo s_writeText = typeof(CaptureWriter).GetMethod(nameof(CaptureWriter.Value), [typeof(string)])!;
    private static readonly MethodInfo s_writeValue = typeof(CaptureWriter).GetMethods().Single(method => method is { Name: nameof(CaptureWriter.Value), IsGenericMethodDefinition: true });
    private static readonly MethodInfo s_member = typeof(MemberNames).GetMethod(nameof(MemberNames.Begin))!;

    /// <summary>An <see cref="Action{CaptureWriter, T}"/> for the type.</summary>
    [RequiresUnreferencedCode("Reads fields by reflection.")]
    [RequiresDynamicCode("Compiles a method.")]
    public static Delegate Compile(Type type, List<RecordedMember> members)
    {
        // Visibility is skipped: the fields behind properties are private, and so may be the type.
        var method = new DynamicMethod("record " + type.Name, null, [typeof(MemberNames), typeof(CaptureWriter), type], typeof(ObjectReader).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var end = il.DefineLabel();

        // if (!writer.StartObject(value)) return;
        EmitStart(il, type);
        il.Emit(OpCodes.Brfalse, end);
        for (var i = 0; i < members.Count; i++)
        {
            EmitMember(il, type, members[i], i);
        }

        // writer.EndObject();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, s_endObject);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate(typeof(Action<,>).MakeGenericType(typeof(CaptureWriter), type), new MemberNames(members));
    }

    private static void EmitStart(ILGenerator il, Type type)
    {
        il.Emit(OpCodes.Ldarg_1);
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Call, s_startStruct);
        }
        else
        {
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Call, s_startClass);
        }
    }

    [RequiresDynamicCode("Closes a generic method.")]
    [RequiresUnreferencedCode("Closes a generic method.")]
    private static void EmitMember(ILGenerator il, Type type, RecordedMember member, int index)
    {
        var next = il.DefineLabel();
        if (member.IsConditional)
        {
            // if (CaptureWriter.IsDefault(value.Field)) skip;
            EmitField(il, type, member.Field);
            il.Emit(OpCodes.Call, s_isDefault.MakeGenericMethod(member.Field.FieldType));
            il.Emit(OpCodes.Brtrue, next);
        }

        // if (!names.Begin(writer, index)) skip;
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Call, s_member);
        il.Emit(OpCodes.Brfalse, next);

        // writer.Value(value.Field);
        il.Emit(OpCodes.Ldarg_1);
        if (member.IsSensitive)
        {
            il.Emit(OpCodes.Call, s_sensitive);
        }
        else
        {
            EmitField(il, type, member.Field);
            il.Emit(OpCodes.Call, member.Field.FieldType == typeof(string) ? s_writeText : s_writeValue.MakeGenericMethod(member.Field.FieldType));
        }

        il.MarkLabel(next);
    }

    private static void EmitField(ILGenerator il, Type type, FieldInfo field)
    {
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Ldarga_S, (byte)2);
        }
        else
        {
            il.Emit(OpCodes.Ldarg_2);
        }

        il.Emit(OpCodes.Ldfld, field);
    }
}
