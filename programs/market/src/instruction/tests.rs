use super::*;

fn bytes(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    [&[tag][..]].iter().chain(parts).copied().collect::<Vec<_>>().concat()
}

#[test]
fn reads_each_instruction() {
    let (one, two) = (1u64.to_le_bytes(), 0x0102_0304_0506_0708u64.to_le_bytes());
    let cases = [
        (bytes(0, &[&[0xe8, 3]]), Instruction::Initialize { fee_bps: 1_000 }),
        (bytes(1, &[&one, &two]), Instruction::AddLiquidity { max_tokens: 1, max_quote: 0x0102_0304_0506_0708 }),
        (bytes(2, &[&two]), Instruction::RemoveLiquidity { shares: 0x0102_0304_0506_0708 }),
        (
            bytes(3, &[&[0], &one, &two]),
            Instruction::Swap { side: Side::Sell, amount_in: 1, min_out: 0x0102_0304_0506_0708 },
        ),
        (
            bytes(3, &[&[1], &two, &one]),
            Instruction::Swap { side: Side::Buy, amount_in: 0x0102_0304_0506_0708, min_out: 1 },
        ),
    ];
    for (data, expected) in cases {
        assert_eq!(Instruction::parse(&data), Ok(expected));
        // Neither a byte less nor one more.
        assert_eq!(Instruction::parse(&data[..data.len() - 1]), Err(MarketError::UnknownInstruction));
        assert_eq!(Instruction::parse(&[&data[..], &[0]].concat()), Err(MarketError::UnknownInstruction));
    }
}

#[test]
fn refuses_what_is_none() {
    for data in [vec![], vec![4], bytes(4, &[&[0; 16]]), bytes(255, &[&[0; 8]]), bytes(3, &[&[2], &[0; 16]])] {
        assert_eq!(Instruction::parse(&data), Err(MarketError::UnknownInstruction));
    }
}
