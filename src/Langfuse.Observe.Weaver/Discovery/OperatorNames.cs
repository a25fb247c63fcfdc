namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Operators as written, by the names the compiler gives their methods (C# specification 15.10, ECMA-335 I.10.3).</summary>
internal static class OperatorNames
{
    private static readonly Dictionary<string, string> s_symbols = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_Modulus"] = "%",
        ["op_BitwiseAnd"] = "&", ["op_BitwiseOr"] = "|", ["op_ExclusiveOr"] = "^", ["op_LeftShift"] = "<<", ["op_RightShift"] = ">>",
        ["op_UnsignedRightShift"] = ">>>", ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">", ["op_LessThanOrEqual"] = "<=", ["op_GreaterThanOrEqual"] = ">=", ["op_UnaryPlus"] = "+",
        ["op_UnaryNegation"] = "-", ["op_LogicalNot"] = "!", ["op_OnesComplement"] = "~", ["op_Increment"] = "++", ["op_Decrement"] = "--",
        // C# 14: operators that change the instance.
        ["op_AdditionAssignment"] = "+=", ["op_SubtractionAssignment"] = "-=", ["op_MultiplicationAssignment"] = "*=", ["op_DivisionAssignment"] = "/=",
        ["op_ModulusAssignment"] = "%=", ["op_BitwiseAndAssignment"] = "&=", ["op_BitwiseOrAssignment"] = "|=", ["op_ExclusiveOrAssignment"] = "^=",
        ["op_LeftShiftAssignment"] = "<<=", ["op_RightShiftAssignment"] = ">>=", ["op_UnsignedRightShiftAssignment"] = ">>>=",
        ["op_IncrementAssignment"] = "++", ["op_DecrementAssignment"] = "--",
        ["op_True"] = "true", ["op_False"] = "false", ["op_Implicit"] = "implicit", ["op_Explicit"] = "explicit",
    };

    public static string Written(string name) => s_symbols.TryGetValue(name.Replace("op_Checked", "op_"), out var symbol)
        ? name is "op_Implicit" or "op_Explicit" ? symbol + " operator" : "operator " + symbol
        : name;
}
