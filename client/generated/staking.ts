// Generated from programs/staking/artifacts/staking.json by `npm run generate`; do not edit.

/** The IDL of the staking program, as `Program<Staking>` wants it. */
export type Staking = {
  "address": "ACTFq72b6qWJ6M1yBVvE1E4jwZbKr36QA7urwsKRp2fD",
  "metadata": {
    "name": "staking",
    "version": "0.1.0",
    "spec": "0.1.0",
    "description": "Staking program of the AI Council Token: locks, weekly rewards in O(1), history by day"
  },
  "instructions": [
    {
      "name": "acceptAuthority",
      "discriminator": [
        107,
        86,
        198,
        91,
        33,
        12,
        107,
        160
      ],
      "accounts": [
        {
          "name": "pendingAuthority",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "activateProposal",
      "discriminator": [
        90,
        186,
        203,
        234,
        70,
        185,
        191,
        21
      ],
      "accounts": [
        {
          "name": "proposer",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance"
        },
        {
          "name": "userStake"
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "attest",
      "discriminator": [
        83,
        148,
        120,
        119,
        144,
        139,
        117,
        160
      ],
      "accounts": [
        {
          "name": "attestor",
          "writable": true,
          "signer": true
        },
        {
          "name": "governance"
        },
        {
          "name": "attestation",
          "writable": true
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "owner",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "buyBack",
      "discriminator": [
        26,
        152,
        25,
        55,
        152,
        21,
        45,
        30
      ],
      "accounts": [
        {
          "name": "seller",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "treasury",
          "writable": true
        },
        {
          "name": "tokenMint",
          "writable": true
        },
        {
          "name": "sellerToken",
          "writable": true
        },
        {
          "name": "sellerQuote",
          "writable": true
        },
        {
          "name": "quoteVault",
          "writable": true,
          "address": "44rvzxmLSTZsYsYWbyqFofh8nxzvTnjdgEPAjYTctXPA"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "cancelProposal",
      "discriminator": [
        106,
        74,
        128,
        146,
        19,
        65,
        39,
        23
      ],
      "accounts": [
        {
          "name": "proposer",
          "signer": true
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "castVote",
      "discriminator": [
        20,
        212,
        15,
        189,
        69,
        180,
        69,
        151
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "side",
          "type": "u8"
        }
      ]
    },
    {
      "name": "claimRewards",
      "discriminator": [
        4,
        144,
        132,
        71,
        116,
        23,
        151,
        80
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "closeStakeAccount",
      "discriminator": [
        246,
        236,
        59,
        167,
        115,
        135,
        122,
        12
      ],
      "accounts": [
        {
          "name": "owner",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "compoundRewards",
      "discriminator": [
        254,
        191,
        226,
        120,
        82,
        115,
        5,
        87
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "stakeVault",
          "writable": true,
          "address": "7dLxFGSDTtZFS1LYdpyhocUTc2VDf1Y4rStzskvNnbX6"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "createProposal",
      "discriminator": [
        132,
        116,
        68,
        174,
        216,
        160,
        198,
        22
      ],
      "accounts": [
        {
          "name": "proposer",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        },
        {
          "name": "proposerToken",
          "writable": true
        },
        {
          "name": "bondVault",
          "writable": true,
          "address": "8yJpZmpBLmSSCeg8dKgSsgZ5c7HhNNy9VJjYFMLqNh8B"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "id",
          "type": "u32"
        },
        {
          "name": "payload",
          "type": {
            "defined": {
              "name": "proposalPayload"
            }
          }
        },
        {
          "name": "contentHash",
          "type": {
            "array": [
              "u8",
              32
            ]
          }
        }
      ]
    },
    {
      "name": "createVesting",
      "discriminator": [
        135,
        184,
        171,
        156,
        197,
        162,
        246,
        44
      ],
      "accounts": [
        {
          "name": "funder",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "vesting",
          "writable": true
        },
        {
          "name": "funderToken",
          "writable": true
        },
        {
          "name": "vestingVault",
          "writable": true,
          "address": "2GhJYS4ayWbngffwnPtbDoUwNp6Yd3ZkYdVX3o274X9f"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "beneficiary",
          "type": "pubkey"
        },
        {
          "name": "index",
          "type": "u32"
        },
        {
          "name": "total",
          "type": "u64"
        },
        {
          "name": "start",
          "type": "i64"
        },
        {
          "name": "cliffDays",
          "type": "u32"
        },
        {
          "name": "durationDays",
          "type": "u32"
        }
      ]
    },
    {
      "name": "executeFeatureActivation",
      "discriminator": [
        134,
        218,
        158,
        203,
        188,
        246,
        115,
        131
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "executeParameterChange",
      "discriminator": [
        27,
        94,
        168,
        154,
        84,
        114,
        101,
        0
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "treasury",
          "writable": true
        },
        {
          "name": "emission",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "executeProtocolUpgrade",
      "discriminator": [
        244,
        99,
        121,
        253,
        160,
        114,
        74,
        242
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        },
        {
          "name": "buffer"
        }
      ],
      "args": []
    },
    {
      "name": "executeTreasurySpend",
      "discriminator": [
        22,
        207,
        58,
        2,
        174,
        125,
        206,
        44
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "treasury",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        },
        {
          "name": "treasuryVault",
          "writable": true,
          "address": "DXhG5eRfz1GxRydkYpJ4miqzVi9bCXbG9L9zHzJDcLpF"
        },
        {
          "name": "destination",
          "writable": true
        },
        {
          "name": "tokenMint",
          "writable": true
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "expireProposal",
      "discriminator": [
        21,
        237,
        43,
        176,
        1,
        202,
        146,
        144
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "extendLock",
      "discriminator": [
        68,
        151,
        140,
        144,
        139,
        122,
        118,
        170
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "entry",
          "type": "u8"
        },
        {
          "name": "lockDays",
          "type": "u32"
        }
      ]
    },
    {
      "name": "finalizeProposal",
      "discriminator": [
        23,
        68,
        51,
        167,
        109,
        173,
        187,
        164
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "fundRewards",
      "discriminator": [
        114,
        64,
        163,
        112,
        175,
        167,
        19,
        121
      ],
      "accounts": [
        {
          "name": "funder",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "funderToken",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "getVotingPower",
      "discriminator": [
        137,
        211,
        134,
        159,
        57,
        220,
        136,
        123
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "userStake"
        }
      ],
      "args": [
        {
          "name": "user",
          "type": "pubkey"
        }
      ],
      "returns": "u64"
    },
    {
      "name": "initializeEmission",
      "discriminator": [
        34,
        181,
        194,
        30,
        26,
        163,
        32,
        248
      ],
      "accounts": [
        {
          "name": "authority",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "tokenMint"
        },
        {
          "name": "emission",
          "writable": true
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "params",
          "type": {
            "defined": {
              "name": "emissionParams"
            }
          }
        }
      ]
    },
    {
      "name": "initializeGovernance",
      "discriminator": [
        171,
        87,
        101,
        237,
        27,
        107,
        201,
        57
      ],
      "accounts": [
        {
          "name": "authority",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "tokenMint"
        },
        {
          "name": "quoteMint"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "treasury",
          "writable": true
        },
        {
          "name": "treasuryVault",
          "writable": true
        },
        {
          "name": "bondVault",
          "writable": true
        },
        {
          "name": "vestingVault",
          "writable": true
        },
        {
          "name": "quoteVault",
          "writable": true
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "params",
          "type": {
            "defined": {
              "name": "governanceParams"
            }
          }
        }
      ]
    },
    {
      "name": "initializePool",
      "discriminator": [
        95,
        180,
        10,
        172,
        84,
        174,
        232,
        40
      ],
      "accounts": [
        {
          "name": "authority",
          "writable": true,
          "signer": true
        },
        {
          "name": "tokenMint"
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "stakeVault",
          "writable": true,
          "address": "7dLxFGSDTtZFS1LYdpyhocUTc2VDf1Y4rStzskvNnbX6"
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "penaltyVault",
          "writable": true,
          "address": "5pq9riDAM6TUAfjvoa5c6u8zcki7KLpT9LgNqtJxycNt"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "totalSupply",
          "type": "u64"
        },
        {
          "name": "rewardRate",
          "type": "u64"
        },
        {
          "name": "params",
          "type": {
            "defined": {
              "name": "poolParams"
            }
          }
        }
      ]
    },
    {
      "name": "mintInflation",
      "discriminator": [
        41,
        36,
        243,
        2,
        63,
        233,
        15,
        47
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "emission",
          "writable": true
        },
        {
          "name": "tokenMint",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "openExpiryPage",
      "discriminator": [
        233,
        24,
        13,
        56,
        5,
        137,
        190,
        4
      ],
      "accounts": [
        {
          "name": "payer",
          "writable": true,
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "expiryPage",
          "writable": true
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "page",
          "type": "u8"
        }
      ]
    },
    {
      "name": "openHistoryPage",
      "discriminator": [
        61,
        220,
        237,
        182,
        37,
        172,
        207,
        242
      ],
      "accounts": [
        {
          "name": "payer",
          "writable": true,
          "signer": true
        },
        {
          "name": "historyPage",
          "writable": true
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": [
        {
          "name": "page",
          "type": "u32"
        }
      ]
    },
    {
      "name": "openStakeAccount",
      "discriminator": [
        138,
        47,
        201,
        7,
        169,
        98,
        192,
        243
      ],
      "accounts": [
        {
          "name": "owner",
          "writable": true,
          "signer": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "systemProgram",
          "address": "11111111111111111111111111111111"
        }
      ],
      "args": []
    },
    {
      "name": "pause",
      "discriminator": [
        211,
        22,
        221,
        251,
        74,
        121,
        193,
        47
      ],
      "accounts": [
        {
          "name": "guardian",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance"
        }
      ],
      "args": [
        {
          "name": "mask",
          "type": "u32"
        },
        {
          "name": "seconds",
          "type": "u32"
        }
      ]
    },
    {
      "name": "payDebateFee",
      "discriminator": [
        83,
        46,
        55,
        230,
        194,
        141,
        245,
        200
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "rewardVault",
          "writable": true,
          "address": "36qEdHc8w8ufk1MNYrPdGXKyAHmnYr5UAu46yYGMHR5R"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        }
      ]
    },
    {
      "name": "proposeAuthority",
      "discriminator": [
        20,
        148,
        236,
        198,
        76,
        119,
        99,
        142
      ],
      "accounts": [
        {
          "name": "authority",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "new",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "queueProposal",
      "discriminator": [
        168,
        219,
        139,
        211,
        205,
        152,
        125,
        110
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "refreshBoosters",
      "discriminator": [
        56,
        33,
        221,
        178,
        247,
        62,
        254,
        114
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "governance"
        }
      ],
      "args": []
    },
    {
      "name": "releaseTicket",
      "discriminator": [
        59,
        53,
        81,
        232,
        35,
        22,
        192,
        154
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "ticket",
          "writable": true
        },
        {
          "name": "owner",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "stakeVault",
          "writable": true,
          "address": "7dLxFGSDTtZFS1LYdpyhocUTc2VDf1Y4rStzskvNnbX6"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "releaseVested",
      "discriminator": [
        81,
        123,
        176,
        230,
        16,
        7,
        162,
        73
      ],
      "accounts": [
        {
          "name": "vesting",
          "writable": true
        },
        {
          "name": "owner",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "vestingVault",
          "writable": true,
          "address": "2GhJYS4ayWbngffwnPtbDoUwNp6Yd3ZkYdVX3o274X9f"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "returnBond",
      "discriminator": [
        148,
        66,
        62,
        8,
        206,
        184,
        10,
        73
      ],
      "accounts": [
        {
          "name": "proposal",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "proposerToken",
          "writable": true
        },
        {
          "name": "bondVault",
          "writable": true,
          "address": "8yJpZmpBLmSSCeg8dKgSsgZ5c7HhNNy9VJjYFMLqNh8B"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "revokeAttestation",
      "discriminator": [
        12,
        156,
        103,
        161,
        194,
        246,
        211,
        179
      ],
      "accounts": [
        {
          "name": "attestor",
          "writable": true,
          "signer": true
        },
        {
          "name": "governance"
        },
        {
          "name": "attestation",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "roll",
      "discriminator": [
        143,
        143,
        93,
        91,
        13,
        254,
        64,
        93
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        }
      ],
      "args": []
    },
    {
      "name": "setAttestor",
      "discriminator": [
        95,
        11,
        236,
        157,
        234,
        146,
        163,
        237
      ],
      "accounts": [
        {
          "name": "authority",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "attestor",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "setCompounding",
      "discriminator": [
        96,
        48,
        90,
        85,
        184,
        206,
        106,
        55
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "userStake",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "enabled",
          "type": "bool"
        }
      ]
    },
    {
      "name": "setGuardian",
      "discriminator": [
        147,
        243,
        50,
        121,
        154,
        164,
        50,
        30
      ],
      "accounts": [
        {
          "name": "authority",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "guardian",
          "type": "pubkey"
        }
      ]
    },
    {
      "name": "settleEntries",
      "discriminator": [
        137,
        230,
        65,
        241,
        17,
        167,
        108,
        187
      ],
      "accounts": [
        {
          "name": "pool"
        },
        {
          "name": "userStake",
          "writable": true
        }
      ],
      "args": [
        {
          "name": "entryMask",
          "type": "u16"
        }
      ]
    },
    {
      "name": "stake",
      "discriminator": [
        206,
        176,
        202,
        18,
        200,
        209,
        179,
        108
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "stakeVault",
          "writable": true,
          "address": "7dLxFGSDTtZFS1LYdpyhocUTc2VDf1Y4rStzskvNnbX6"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        },
        {
          "name": "lockDays",
          "type": "u32"
        }
      ]
    },
    {
      "name": "sweepPenalties",
      "discriminator": [
        23,
        77,
        226,
        239,
        167,
        126,
        214,
        171
      ],
      "accounts": [
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "penaltyVault",
          "writable": true,
          "address": "5pq9riDAM6TUAfjvoa5c6u8zcki7KLpT9LgNqtJxycNt"
        },
        {
          "name": "treasuryVault",
          "writable": true,
          "address": "DXhG5eRfz1GxRydkYpJ4miqzVi9bCXbG9L9zHzJDcLpF"
        },
        {
          "name": "tokenMint",
          "writable": true
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": []
    },
    {
      "name": "unpause",
      "discriminator": [
        169,
        144,
        4,
        38,
        10,
        141,
        188,
        255
      ],
      "accounts": [
        {
          "name": "guardian",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "governance"
        }
      ],
      "args": []
    },
    {
      "name": "unstake",
      "discriminator": [
        90,
        95,
        107,
        42,
        205,
        124,
        50,
        225
      ],
      "accounts": [
        {
          "name": "owner",
          "signer": true
        },
        {
          "name": "pool",
          "writable": true
        },
        {
          "name": "userStake",
          "writable": true
        },
        {
          "name": "ownerToken",
          "writable": true
        },
        {
          "name": "stakeVault",
          "writable": true,
          "address": "7dLxFGSDTtZFS1LYdpyhocUTc2VDf1Y4rStzskvNnbX6"
        },
        {
          "name": "penaltyVault",
          "writable": true,
          "address": "5pq9riDAM6TUAfjvoa5c6u8zcki7KLpT9LgNqtJxycNt"
        },
        {
          "name": "tokenProgram",
          "address": "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"
        }
      ],
      "args": [
        {
          "name": "amount",
          "type": "u64"
        },
        {
          "name": "force",
          "type": "bool"
        },
        {
          "name": "entry",
          "type": "u8"
        }
      ]
    },
    {
      "name": "vetoProposal",
      "discriminator": [
        177,
        197,
        208,
        96,
        169,
        68,
        23,
        162
      ],
      "accounts": [
        {
          "name": "guardian",
          "signer": true
        },
        {
          "name": "pool"
        },
        {
          "name": "governance",
          "writable": true
        },
        {
          "name": "proposal",
          "writable": true
        }
      ],
      "args": []
    }
  ],
  "accounts": [
    {
      "name": "attestation",
      "discriminator": [
        152,
        125,
        183,
        86,
        36,
        146,
        121,
        73
      ]
    },
    {
      "name": "emission",
      "discriminator": [
        56,
        101,
        133,
        79,
        248,
        233,
        131,
        140
      ]
    },
    {
      "name": "expiryPage",
      "discriminator": [
        155,
        26,
        91,
        27,
        133,
        202,
        164,
        209
      ]
    },
    {
      "name": "governance",
      "discriminator": [
        18,
        143,
        88,
        13,
        73,
        217,
        47,
        49
      ]
    },
    {
      "name": "historyPage",
      "discriminator": [
        43,
        13,
        37,
        159,
        156,
        64,
        219,
        68
      ]
    },
    {
      "name": "proposal",
      "discriminator": [
        26,
        94,
        189,
        187,
        116,
        136,
        53,
        33
      ]
    },
    {
      "name": "stakingPool",
      "discriminator": [
        203,
        19,
        214,
        220,
        220,
        154,
        24,
        102
      ]
    },
    {
      "name": "treasury",
      "discriminator": [
        238,
        239,
        123,
        238,
        89,
        1,
        168,
        253
      ]
    },
    {
      "name": "userStake",
      "discriminator": [
        102,
        53,
        163,
        107,
        9,
        138,
        87,
        153
      ]
    },
    {
      "name": "vesting",
      "discriminator": [
        100,
        149,
        66,
        138,
        95,
        200,
        128,
        241
      ]
    }
  ],
  "events": [
    {
      "name": "attestationRevoked",
      "discriminator": [
        47,
        106,
        65,
        238,
        200,
        127,
        163,
        50
      ]
    },
    {
      "name": "attestorSet",
      "discriminator": [
        172,
        95,
        188,
        131,
        231,
        42,
        189,
        23
      ]
    },
    {
      "name": "authorityAccepted",
      "discriminator": [
        166,
        192,
        219,
        188,
        41,
        209,
        195,
        26
      ]
    },
    {
      "name": "authorityProposed",
      "discriminator": [
        244,
        117,
        94,
        112,
        53,
        151,
        35,
        89
      ]
    },
    {
      "name": "bondReturned",
      "discriminator": [
        41,
        85,
        150,
        247,
        210,
        150,
        160,
        118
      ]
    },
    {
      "name": "boostersGranted",
      "discriminator": [
        81,
        194,
        15,
        247,
        145,
        173,
        147,
        167
      ]
    },
    {
      "name": "boughtBack",
      "discriminator": [
        188,
        156,
        61,
        154,
        116,
        184,
        186,
        21
      ]
    },
    {
      "name": "compoundingSet",
      "discriminator": [
        177,
        246,
        32,
        14,
        198,
        116,
        52,
        169
      ]
    },
    {
      "name": "daysRolled",
      "discriminator": [
        69,
        248,
        187,
        159,
        92,
        54,
        244,
        51
      ]
    },
    {
      "name": "debateFeePaid",
      "discriminator": [
        59,
        190,
        143,
        203,
        178,
        102,
        248,
        251
      ]
    },
    {
      "name": "emissionInitialized",
      "discriminator": [
        140,
        133,
        145,
        16,
        253,
        245,
        118,
        106
      ]
    },
    {
      "name": "entriesSettled",
      "discriminator": [
        170,
        206,
        156,
        174,
        120,
        184,
        84,
        82
      ]
    },
    {
      "name": "expiryPageOpened",
      "discriminator": [
        130,
        207,
        88,
        217,
        185,
        78,
        218,
        124
      ]
    },
    {
      "name": "featureSwitched",
      "discriminator": [
        113,
        104,
        234,
        0,
        204,
        182,
        6,
        30
      ]
    },
    {
      "name": "governanceInitialized",
      "discriminator": [
        41,
        187,
        103,
        26,
        42,
        44,
        30,
        15
      ]
    },
    {
      "name": "guardianSet",
      "discriminator": [
        159,
        49,
        155,
        156,
        176,
        88,
        29,
        190
      ]
    },
    {
      "name": "historyPageOpened",
      "discriminator": [
        9,
        231,
        56,
        67,
        151,
        65,
        254,
        93
      ]
    },
    {
      "name": "inflationMinted",
      "discriminator": [
        235,
        164,
        219,
        57,
        119,
        65,
        116,
        1
      ]
    },
    {
      "name": "lockExtended",
      "discriminator": [
        25,
        118,
        227,
        150,
        119,
        138,
        207,
        234
      ]
    },
    {
      "name": "ownerAttested",
      "discriminator": [
        211,
        254,
        244,
        189,
        158,
        177,
        1,
        253
      ]
    },
    {
      "name": "parameterChanged",
      "discriminator": [
        223,
        172,
        255,
        245,
        141,
        19,
        154,
        135
      ]
    },
    {
      "name": "pauseBegun",
      "discriminator": [
        177,
        95,
        129,
        177,
        180,
        47,
        142,
        162
      ]
    },
    {
      "name": "pauseEnded",
      "discriminator": [
        72,
        74,
        19,
        105,
        123,
        35,
        163,
        227
      ]
    },
    {
      "name": "penaltiesSwept",
      "discriminator": [
        119,
        215,
        249,
        169,
        5,
        162,
        125,
        1
      ]
    },
    {
      "name": "poolInitialized",
      "discriminator": [
        100,
        118,
        173,
        87,
        12,
        198,
        254,
        229
      ]
    },
    {
      "name": "proposalActivated",
      "discriminator": [
        165,
        205,
        106,
        34,
        20,
        77,
        79,
        219
      ]
    },
    {
      "name": "proposalCreated",
      "discriminator": [
        186,
        8,
        160,
        108,
        81,
        13,
        51,
        206
      ]
    },
    {
      "name": "proposalFinalized",
      "discriminator": [
        159,
        104,
        210,
        220,
        86,
        209,
        61,
        51
      ]
    },
    {
      "name": "proposalMoved",
      "discriminator": [
        183,
        255,
        118,
        90,
        57,
        245,
        110,
        81
      ]
    },
    {
      "name": "rewardsClaimed",
      "discriminator": [
        75,
        98,
        88,
        18,
        219,
        112,
        88,
        121
      ]
    },
    {
      "name": "rewardsCompounded",
      "discriminator": [
        145,
        86,
        94,
        94,
        103,
        143,
        189,
        95
      ]
    },
    {
      "name": "rewardsFunded",
      "discriminator": [
        84,
        233,
        245,
        203,
        228,
        147,
        165,
        92
      ]
    },
    {
      "name": "stakeAccountClosed",
      "discriminator": [
        162,
        185,
        234,
        4,
        58,
        83,
        191,
        192
      ]
    },
    {
      "name": "stakeAccountOpened",
      "discriminator": [
        221,
        38,
        161,
        249,
        230,
        167,
        165,
        81
      ]
    },
    {
      "name": "staked",
      "discriminator": [
        11,
        146,
        45,
        205,
        230,
        58,
        213,
        240
      ]
    },
    {
      "name": "ticketOpened",
      "discriminator": [
        224,
        38,
        43,
        125,
        232,
        170,
        103,
        203
      ]
    },
    {
      "name": "ticketReleased",
      "discriminator": [
        172,
        103,
        229,
        36,
        172,
        115,
        41,
        229
      ]
    },
    {
      "name": "treasurySpent",
      "discriminator": [
        70,
        150,
        242,
        53,
        19,
        121,
        15,
        88
      ]
    },
    {
      "name": "unstaked",
      "discriminator": [
        27,
        179,
        156,
        215,
        47,
        71,
        195,
        7
      ]
    },
    {
      "name": "upgradeApproved",
      "discriminator": [
        120,
        49,
        136,
        219,
        26,
        32,
        20,
        83
      ]
    },
    {
      "name": "vestingCreated",
      "discriminator": [
        181,
        223,
        229,
        220,
        204,
        6,
        169,
        125
      ]
    },
    {
      "name": "vestingReleased",
      "discriminator": [
        6,
        77,
        66,
        76,
        214,
        185,
        161,
        191
      ]
    },
    {
      "name": "voteCast",
      "discriminator": [
        39,
        53,
        195,
        104,
        188,
        17,
        225,
        213
      ]
    }
  ],
  "errors": [
    {
      "code": 6000,
      "name": "zeroAmount"
    },
    {
      "code": 6001,
      "name": "unknownLock"
    },
    {
      "code": 6002,
      "name": "stakeBelowMinimum"
    },
    {
      "code": 6003,
      "name": "stakeCapExceeded"
    },
    {
      "code": 6004,
      "name": "entriesFull"
    },
    {
      "code": 6005,
      "name": "entryNotFound"
    },
    {
      "code": 6006,
      "name": "amountExceedsEntry"
    },
    {
      "code": 6007,
      "name": "remainderBelowMinStake"
    },
    {
      "code": 6008,
      "name": "stillLocked"
    },
    {
      "code": 6009,
      "name": "nothingToClaim"
    },
    {
      "code": 6010,
      "name": "claimBelowMinimum"
    },
    {
      "code": 6011,
      "name": "poolNotRolled"
    },
    {
      "code": 6012,
      "name": "clockWentBack"
    },
    {
      "code": 6013,
      "name": "weeklyBudgetExceeded"
    },
    {
      "code": 6014,
      "name": "insufficientRewardReserve"
    },
    {
      "code": 6015,
      "name": "historyPageMissing"
    },
    {
      "code": 6016,
      "name": "expiryPageMissing"
    },
    {
      "code": 6017,
      "name": "poolNotReady"
    },
    {
      "code": 6018,
      "name": "pageOutOfRange"
    },
    {
      "code": 6019,
      "name": "wrongOwner"
    },
    {
      "code": 6020,
      "name": "wrongVault"
    },
    {
      "code": 6021,
      "name": "destinationNotOwned"
    },
    {
      "code": 6022,
      "name": "stakeRemains"
    },
    {
      "code": 6023,
      "name": "rewardsStillOpen"
    },
    {
      "code": 6024,
      "name": "supplyMismatch"
    },
    {
      "code": 6025,
      "name": "supplyOutOfRange"
    },
    {
      "code": 6026,
      "name": "mintCanFreeze"
    },
    {
      "code": 6027,
      "name": "rewardRateOutOfRange"
    },
    {
      "code": 6028,
      "name": "stakeLimitsOutOfRange"
    },
    {
      "code": 6029,
      "name": "lockDaysOutOfRange"
    },
    {
      "code": 6030,
      "name": "multiplierOutOfRange"
    },
    {
      "code": 6031,
      "name": "penaltyOutOfRange"
    },
    {
      "code": 6032,
      "name": "mathOverflow"
    },
    {
      "code": 6033,
      "name": "wrongUser"
    },
    {
      "code": 6034,
      "name": "clockOutOfRange"
    },
    {
      "code": 6035,
      "name": "minClaimOutOfRange"
    },
    {
      "code": 6036,
      "name": "decimalsOutOfRange"
    },
    {
      "code": 6037,
      "name": "featureDisabled"
    },
    {
      "code": 6038,
      "name": "paused"
    },
    {
      "code": 6039,
      "name": "voteLocked"
    },
    {
      "code": 6040,
      "name": "proposerLocked"
    },
    {
      "code": 6041,
      "name": "notOptedIn"
    },
    {
      "code": 6042,
      "name": "lockNotExtended"
    },
    {
      "code": 6043,
      "name": "noBoosterEarned"
    },
    {
      "code": 6044,
      "name": "debateFeeTooSmall"
    },
    {
      "code": 6045,
      "name": "alreadyMintedThisWeek"
    },
    {
      "code": 6046,
      "name": "inflationCapExceeded"
    },
    {
      "code": 6047,
      "name": "mintAuthorityNotProgram"
    },
    {
      "code": 6048,
      "name": "inflationOutOfRange"
    },
    {
      "code": 6049,
      "name": "notAuthority"
    },
    {
      "code": 6050,
      "name": "notGuardian"
    },
    {
      "code": 6051,
      "name": "notAttestor"
    },
    {
      "code": 6052,
      "name": "rolesMustDiffer"
    },
    {
      "code": 6053,
      "name": "notPendingAuthority"
    },
    {
      "code": 6054,
      "name": "pauseMaskInvalid"
    },
    {
      "code": 6055,
      "name": "pauseTooLong"
    },
    {
      "code": 6056,
      "name": "pauseCoolDown"
    },
    {
      "code": 6057,
      "name": "notPaused"
    },
    {
      "code": 6058,
      "name": "parameterOutOfRange"
    },
    {
      "code": 6059,
      "name": "unknownParameter"
    },
    {
      "code": 6060,
      "name": "parameterStepTooLarge"
    },
    {
      "code": 6061,
      "name": "proposalLimit"
    },
    {
      "code": 6062,
      "name": "proposalPending"
    },
    {
      "code": 6063,
      "name": "belowMinProposalStake"
    },
    {
      "code": 6064,
      "name": "belowMinVoterStake"
    },
    {
      "code": 6065,
      "name": "proposalIdMismatch"
    },
    {
      "code": 6066,
      "name": "wrongProposalState"
    },
    {
      "code": 6067,
      "name": "wrongProposalType"
    },
    {
      "code": 6068,
      "name": "notProposer"
    },
    {
      "code": 6069,
      "name": "noPowerAtSnapshot"
    },
    {
      "code": 6070,
      "name": "alreadyVoted"
    },
    {
      "code": 6071,
      "name": "votingEnded"
    },
    {
      "code": 6072,
      "name": "votingActive"
    },
    {
      "code": 6073,
      "name": "timelockActive"
    },
    {
      "code": 6074,
      "name": "proposalExpired"
    },
    {
      "code": 6075,
      "name": "proposalNotExpired"
    },
    {
      "code": 6076,
      "name": "alreadyExecuted"
    },
    {
      "code": 6077,
      "name": "vetoEnded"
    },
    {
      "code": 6078,
      "name": "invalidSide"
    },
    {
      "code": 6079,
      "name": "proposalCoolDown"
    },
    {
      "code": 6080,
      "name": "payloadInvalid"
    },
    {
      "code": 6081,
      "name": "bufferHashMismatch"
    },
    {
      "code": 6082,
      "name": "bufferAuthorityMismatch"
    },
    {
      "code": 6083,
      "name": "bufferInvalid"
    },
    {
      "code": 6084,
      "name": "notAttested"
    },
    {
      "code": 6085,
      "name": "bondAlreadyReturned"
    },
    {
      "code": 6086,
      "name": "proposalLive"
    },
    {
      "code": 6087,
      "name": "spendingCapExceeded"
    },
    {
      "code": 6088,
      "name": "reserveFloorBreached"
    },
    {
      "code": 6089,
      "name": "wrongDestination"
    },
    {
      "code": 6090,
      "name": "buybackInactive"
    },
    {
      "code": 6091,
      "name": "buybackPriceOutOfRange"
    },
    {
      "code": 6092,
      "name": "buybackCapExceeded"
    },
    {
      "code": 6093,
      "name": "buybackDust"
    },
    {
      "code": 6094,
      "name": "nothingReleasable"
    },
    {
      "code": 6095,
      "name": "ticketMissing"
    },
    {
      "code": 6096,
      "name": "vestingOutOfRange"
    },
    {
      "code": 6097,
      "name": "unknownFeature"
    },
    {
      "code": 6098,
      "name": "belowTimelockFloor"
    },
    {
      "code": 6099,
      "name": "alreadyInitialized"
    },
    {
      "code": 6100,
      "name": "nothingToSweep"
    },
    {
      "code": 6101,
      "name": "wrongMint"
    },
    {
      "code": 6102,
      "name": "wrongStakeAccount"
    },
    {
      "code": 6103,
      "name": "closedTooSoon"
    }
  ],
  "types": [
    {
      "name": "attestation",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "issuedDay",
            "type": "u32"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          }
        ]
      }
    },
    {
      "name": "attestationRevoked",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "attestorSet",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "attestor",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "authorityAccepted",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "authority",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "authorityProposed",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "authority",
            "type": "pubkey"
          },
          {
            "name": "proposed",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "bondReturned",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "proposer",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "boostersGranted",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "sharedBps",
            "type": "u16"
          },
          {
            "name": "entries",
            "type": "u32"
          },
          {
            "name": "endDay",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "boughtBack",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "seller",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "quote",
            "type": "u64"
          },
          {
            "name": "remaining",
            "type": "u64"
          },
          {
            "name": "totalSupply",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "castVote",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "weight",
            "type": "u64"
          },
          {
            "name": "proposal",
            "type": "u32"
          },
          {
            "name": "day",
            "type": "u32"
          },
          {
            "name": "side",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                7
              ]
            }
          }
        ]
      }
    },
    {
      "name": "compoundingSet",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "enabled",
            "type": "bool"
          }
        ]
      }
    },
    {
      "name": "dayRecord",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "acc",
            "type": {
              "array": [
                "u64",
                2
              ]
            }
          },
          {
            "name": "power",
            "type": "u64"
          },
          {
            "name": "staked",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "daysRolled",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "firstDay",
            "type": "u32"
          },
          {
            "name": "openDay",
            "type": "u32"
          },
          {
            "name": "released",
            "type": "u64"
          },
          {
            "name": "acc",
            "type": "u128"
          },
          {
            "name": "activeWeight",
            "type": "u64"
          },
          {
            "name": "budgetCurrent",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "debateFeePaid",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "budgetNext",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "defeat",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "hash",
            "type": "u64"
          },
          {
            "name": "day",
            "type": "u32"
          },
          {
            "name": "pad",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "emission",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "genesisSupply",
            "type": "u64"
          },
          {
            "name": "totalMinted",
            "type": "u64"
          },
          {
            "name": "inflationBps",
            "type": {
              "array": [
                "u32",
                3
              ]
            }
          },
          {
            "name": "capBps",
            "type": "u32"
          },
          {
            "name": "lastWeek",
            "type": "u32"
          },
          {
            "name": "mintCount",
            "type": "u32"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                7
              ]
            }
          },
          {
            "name": "mints",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "mintRecord"
                  }
                },
                54
              ]
            }
          }
        ]
      }
    },
    {
      "name": "emissionInitialized",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "genesisSupply",
            "type": "u64"
          },
          {
            "name": "inflationBps",
            "type": {
              "array": [
                "u32",
                3
              ]
            }
          },
          {
            "name": "capBps",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "emissionParams",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "inflationBps",
            "type": {
              "array": [
                "u32",
                3
              ]
            }
          },
          {
            "name": "capBps",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "entriesSettled",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "owed",
            "type": "u64"
          },
          {
            "name": "owedOpen",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "expiryPage",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "page",
            "type": "u8"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                6
              ]
            }
          },
          {
            "name": "drops",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "weightDrop"
                  }
                },
                32
              ]
            }
          }
        ]
      }
    },
    {
      "name": "expiryPageOpened",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "page",
            "type": "u8"
          }
        ]
      }
    },
    {
      "name": "featureSwitched",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "flag",
            "type": "u8"
          },
          {
            "name": "enabled",
            "type": "bool"
          },
          {
            "name": "features",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "governance",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "guardian",
            "type": "pubkey"
          },
          {
            "name": "attestor",
            "type": "pubkey"
          },
          {
            "name": "pendingAuthority",
            "type": "pubkey"
          },
          {
            "name": "minProposalStake",
            "type": "u64"
          },
          {
            "name": "minVoteStake",
            "type": "u64"
          },
          {
            "name": "bond",
            "type": "u64"
          },
          {
            "name": "vetoUntil",
            "type": "i64"
          },
          {
            "name": "quorumBps",
            "type": {
              "array": [
                "u16",
                4
              ]
            }
          },
          {
            "name": "approvalBps",
            "type": {
              "array": [
                "u16",
                4
              ]
            }
          },
          {
            "name": "votingDays",
            "type": "u16"
          },
          {
            "name": "timelockDays",
            "type": "u16"
          },
          {
            "name": "graceDays",
            "type": "u16"
          },
          {
            "name": "seasoningDays",
            "type": "u16"
          },
          {
            "name": "lateHours",
            "type": "u16"
          },
          {
            "name": "powerCapBps",
            "type": "u16"
          },
          {
            "name": "cooldownDays",
            "type": "u16"
          },
          {
            "name": "quadraticMode",
            "type": "u8"
          },
          {
            "name": "quadraticAttested",
            "type": "u8"
          },
          {
            "name": "proposalCount",
            "type": "u32"
          },
          {
            "name": "quorumCount",
            "type": "u32"
          },
          {
            "name": "quorumIds",
            "type": {
              "array": [
                "u32",
                8
              ]
            }
          },
          {
            "name": "slots",
            "type": {
              "array": [
                "u32",
                16
              ]
            }
          },
          {
            "name": "defeated",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "defeat"
                  }
                },
                8
              ]
            }
          },
          {
            "name": "defeatedCount",
            "type": "u32"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "executedCount",
            "type": {
              "array": [
                "u32",
                4
              ]
            }
          },
          {
            "name": "upgradeHash",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "upgradeBuffer",
            "type": "pubkey"
          },
          {
            "name": "upgradeApprovedAt",
            "type": "i64"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u64",
                8
              ]
            }
          }
        ]
      }
    },
    {
      "name": "governanceInitialized",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "guardian",
            "type": "pubkey"
          },
          {
            "name": "attestor",
            "type": "pubkey"
          },
          {
            "name": "quoteMint",
            "type": "pubkey"
          },
          {
            "name": "vetoUntil",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "governanceParams",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "guardian",
            "type": "pubkey"
          },
          {
            "name": "attestor",
            "type": "pubkey"
          },
          {
            "name": "minProposalStake",
            "type": "u64"
          },
          {
            "name": "minVoteStake",
            "type": "u64"
          },
          {
            "name": "bond",
            "type": "u64"
          },
          {
            "name": "quorumBps",
            "type": {
              "array": [
                "u16",
                4
              ]
            }
          },
          {
            "name": "approvalBps",
            "type": {
              "array": [
                "u16",
                4
              ]
            }
          },
          {
            "name": "votingDays",
            "type": "u16"
          },
          {
            "name": "timelockDays",
            "type": "u16"
          },
          {
            "name": "graceDays",
            "type": "u16"
          },
          {
            "name": "seasoningDays",
            "type": "u16"
          },
          {
            "name": "lateHours",
            "type": "u16"
          },
          {
            "name": "powerCapBps",
            "type": "u16"
          },
          {
            "name": "cooldownDays",
            "type": "u16"
          },
          {
            "name": "vetoDays",
            "type": "u16"
          },
          {
            "name": "quadraticMode",
            "type": "u8"
          },
          {
            "name": "quadraticAttested",
            "type": "bool"
          },
          {
            "name": "spendingCapBps",
            "type": "u32"
          },
          {
            "name": "reserveFloor",
            "type": "u64"
          },
          {
            "name": "buybackWeeklyCap",
            "type": "u64"
          },
          {
            "name": "buybackMaxPrice",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "guardianSet",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "guardian",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "historyPage",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "page",
            "type": "u32"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "records",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "dayRecord"
                  }
                },
                32
              ]
            }
          }
        ]
      }
    },
    {
      "name": "historyPageOpened",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "page",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "inflationMinted",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "week",
            "type": "u32"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "totalSupply",
            "type": "u64"
          },
          {
            "name": "budgetNext",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "lockExtended",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "entry",
            "type": "u8"
          },
          {
            "name": "lockDays",
            "type": "u32"
          },
          {
            "name": "lockEnd",
            "type": "i64"
          },
          {
            "name": "weight",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "mintRecord",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "minted",
            "type": "u64"
          },
          {
            "name": "supplyBefore",
            "type": "u64"
          },
          {
            "name": "day",
            "type": "u32"
          },
          {
            "name": "pad",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "ownerAttested",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "parameterChanged",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "parameter",
            "type": "u16"
          },
          {
            "name": "before",
            "type": "u64"
          },
          {
            "name": "after",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "pauseBegun",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "mask",
            "type": "u32"
          },
          {
            "name": "until",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "pauseEnded",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "mask",
            "type": "u32"
          },
          {
            "name": "at",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "payout",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "day",
            "type": "u32"
          },
          {
            "name": "kind",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          }
        ]
      }
    },
    {
      "name": "penaltiesSwept",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "burned",
            "type": "bool"
          },
          {
            "name": "totalSupply",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "pendingDrop",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "weight",
            "type": "u64"
          },
          {
            "name": "power",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "poolInitialized",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "authority",
            "type": "pubkey"
          },
          {
            "name": "tokenMint",
            "type": "pubkey"
          },
          {
            "name": "totalSupply",
            "type": "u64"
          },
          {
            "name": "rewardRateBps",
            "type": "u64"
          },
          {
            "name": "weeklyBudgetCap",
            "type": "u64"
          },
          {
            "name": "genesisDay",
            "type": "u32"
          },
          {
            "name": "features",
            "type": "u32"
          }
        ]
      }
    },
    {
      "name": "poolParams",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "minStake",
            "type": "u64"
          },
          {
            "name": "maxStake",
            "type": "u64"
          },
          {
            "name": "minClaim",
            "type": "u64"
          },
          {
            "name": "lockDays",
            "type": {
              "array": [
                "u32",
                5
              ]
            }
          },
          {
            "name": "multiplierBps",
            "type": {
              "array": [
                "u32",
                5
              ]
            }
          },
          {
            "name": "penaltyBps",
            "type": "u32"
          },
          {
            "name": "features",
            "type": "u32"
          },
          {
            "name": "boostActiveBps",
            "type": "u16"
          },
          {
            "name": "boostLongTermBps",
            "type": "u16"
          },
          {
            "name": "boostVotingBps",
            "type": "u16"
          },
          {
            "name": "longTermDays",
            "type": "u16"
          },
          {
            "name": "boostDays",
            "type": "u32"
          },
          {
            "name": "activeDays",
            "type": "u32"
          },
          {
            "name": "ticketDays",
            "type": "u32"
          },
          {
            "name": "minDebateFee",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "proposal",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "proposer",
            "type": "pubkey"
          },
          {
            "name": "contentHash",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "payloadHash",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "address",
            "type": "pubkey"
          },
          {
            "name": "hash",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "value",
            "type": "u64"
          },
          {
            "name": "price",
            "type": "u64"
          },
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "kind",
            "type": "u8"
          },
          {
            "name": "state",
            "type": "u8"
          },
          {
            "name": "selector",
            "type": "u16"
          },
          {
            "name": "bond",
            "type": "u64"
          },
          {
            "name": "powerTotal",
            "type": "u64"
          },
          {
            "name": "turnout",
            "type": "u64"
          },
          {
            "name": "yes",
            "type": "u64"
          },
          {
            "name": "no",
            "type": "u64"
          },
          {
            "name": "abstain",
            "type": "u64"
          },
          {
            "name": "createdAt",
            "type": "i64"
          },
          {
            "name": "activatedAt",
            "type": "i64"
          },
          {
            "name": "votingEnd",
            "type": "i64"
          },
          {
            "name": "finalizedAt",
            "type": "i64"
          },
          {
            "name": "eta",
            "type": "i64"
          },
          {
            "name": "executedAt",
            "type": "i64"
          },
          {
            "name": "expiresAt",
            "type": "i64"
          },
          {
            "name": "minVoteStake",
            "type": "u64"
          },
          {
            "name": "powerCap",
            "type": "u64"
          },
          {
            "name": "votePausedBase",
            "type": "u64"
          },
          {
            "name": "snapshotDay",
            "type": "u32"
          },
          {
            "name": "quorumBps",
            "type": "u16"
          },
          {
            "name": "approvalBps",
            "type": "u16"
          },
          {
            "name": "timelockDays",
            "type": "u16"
          },
          {
            "name": "seasoningDays",
            "type": "u16"
          },
          {
            "name": "lateHours",
            "type": "u16"
          },
          {
            "name": "graceDays",
            "type": "u16"
          },
          {
            "name": "slot",
            "type": "u8"
          },
          {
            "name": "quadratic",
            "type": "u8"
          },
          {
            "name": "extended",
            "type": "u8"
          },
          {
            "name": "bondReturned",
            "type": "u8"
          },
          {
            "name": "quorumReached",
            "type": "u8"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "voteLock",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                1
              ]
            }
          },
          {
            "name": "voterCount",
            "type": "u32"
          },
          {
            "name": "padUnit",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "quadraticUnit",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "proposalActivated",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "snapshotDay",
            "type": "u32"
          },
          {
            "name": "powerTotal",
            "type": "u64"
          },
          {
            "name": "votingEnd",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "proposalCreated",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "proposer",
            "type": "pubkey"
          },
          {
            "name": "kind",
            "type": "u8"
          },
          {
            "name": "selector",
            "type": "u16"
          },
          {
            "name": "value",
            "type": "u64"
          },
          {
            "name": "payloadHash",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          },
          {
            "name": "bond",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "proposalFinalized",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "state",
            "type": "u8"
          },
          {
            "name": "quorumReached",
            "type": "bool"
          },
          {
            "name": "turnout",
            "type": "u64"
          },
          {
            "name": "yes",
            "type": "u64"
          },
          {
            "name": "no",
            "type": "u64"
          },
          {
            "name": "abstain",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "proposalMoved",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "state",
            "type": "u8"
          },
          {
            "name": "eta",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "proposalPayload",
      "type": {
        "kind": "enum",
        "variants": [
          {
            "name": "parameter",
            "fields": [
              {
                "name": "id",
                "type": "u16"
              },
              {
                "name": "value",
                "type": "u64"
              }
            ]
          },
          {
            "name": "spend",
            "fields": [
              {
                "name": "purpose",
                "type": "u8"
              },
              {
                "name": "destination",
                "type": "pubkey"
              },
              {
                "name": "amount",
                "type": "u64"
              },
              {
                "name": "price",
                "type": "u64"
              }
            ]
          },
          {
            "name": "upgrade",
            "fields": [
              {
                "name": "buffer",
                "type": "pubkey"
              },
              {
                "name": "sha256",
                "type": {
                  "array": [
                    "u8",
                    32
                  ]
                }
              }
            ]
          },
          {
            "name": "feature",
            "fields": [
              {
                "name": "flag",
                "type": "u8"
              },
              {
                "name": "enabled",
                "type": "bool"
              }
            ]
          }
        ]
      }
    },
    {
      "name": "rewardsClaimed",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "reserveOwed",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "rewardsCompounded",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "staked",
            "type": "u64"
          },
          {
            "name": "paid",
            "type": "u64"
          },
          {
            "name": "ownerTotal",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "rewardsFunded",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "funder",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "budgetNext",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "stakeAccountClosed",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "rewardsPaid",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "stakeAccountOpened",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          }
        ]
      }
    },
    {
      "name": "stakeEntry",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "lockEnd",
            "type": "i64"
          },
          {
            "name": "paidAcc",
            "type": {
              "array": [
                "u64",
                2
              ]
            }
          },
          {
            "name": "weightLocked",
            "type": "u64"
          },
          {
            "name": "weightBase",
            "type": "u64"
          },
          {
            "name": "boostOwed",
            "type": "u64"
          },
          {
            "name": "startDay",
            "type": "u32"
          },
          {
            "name": "endDay",
            "type": "u32"
          },
          {
            "name": "tier",
            "type": "u8"
          },
          {
            "name": "state",
            "type": "u8"
          },
          {
            "name": "multiplierBps",
            "type": "u16"
          },
          {
            "name": "boostBps",
            "type": "u16"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                2
              ]
            }
          },
          {
            "name": "boostEndDay",
            "type": "u32"
          },
          {
            "name": "padEnd",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          }
        ]
      }
    },
    {
      "name": "staked",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "entry",
            "type": "u8"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "lockDays",
            "type": "u32"
          },
          {
            "name": "lockEnd",
            "type": "i64"
          },
          {
            "name": "weight",
            "type": "u64"
          },
          {
            "name": "ownerTotal",
            "type": "u64"
          },
          {
            "name": "poolTotal",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "stakingPool",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "authority",
            "type": "pubkey"
          },
          {
            "name": "tokenMint",
            "type": "pubkey"
          },
          {
            "name": "totalStaked",
            "type": "u64"
          },
          {
            "name": "totalVotingPower",
            "type": "u64"
          },
          {
            "name": "rewardRate",
            "type": "u64"
          },
          {
            "name": "lastUpdate",
            "type": "i64"
          },
          {
            "name": "totalSupply",
            "type": "u64"
          },
          {
            "name": "acc",
            "type": {
              "array": [
                "u64",
                2
              ]
            }
          },
          {
            "name": "accWeekOpen",
            "type": {
              "array": [
                "u64",
                2
              ]
            }
          },
          {
            "name": "carry",
            "type": "u64"
          },
          {
            "name": "activeWeight",
            "type": "u64"
          },
          {
            "name": "pendingWeight",
            "type": "u64"
          },
          {
            "name": "activePower",
            "type": "u64"
          },
          {
            "name": "pendingPower",
            "type": "u64"
          },
          {
            "name": "budgetCurrent",
            "type": "u64"
          },
          {
            "name": "budgetReleased",
            "type": "u64"
          },
          {
            "name": "budgetNext",
            "type": "u64"
          },
          {
            "name": "budgetIdle",
            "type": "u64"
          },
          {
            "name": "reserveOwed",
            "type": "u64"
          },
          {
            "name": "totalFunded",
            "type": "u64"
          },
          {
            "name": "totalReleased",
            "type": "u64"
          },
          {
            "name": "totalClaimed",
            "type": "u64"
          },
          {
            "name": "totalPenalties",
            "type": "u64"
          },
          {
            "name": "minStake",
            "type": "u64"
          },
          {
            "name": "maxStake",
            "type": "u64"
          },
          {
            "name": "minClaim",
            "type": "u64"
          },
          {
            "name": "minWeight",
            "type": "u64"
          },
          {
            "name": "weeklyBudgetCap",
            "type": "u64"
          },
          {
            "name": "lockDays",
            "type": {
              "array": [
                "u32",
                5
              ]
            }
          },
          {
            "name": "multiplierBps",
            "type": {
              "array": [
                "u32",
                5
              ]
            }
          },
          {
            "name": "penaltyBps",
            "type": "u32"
          },
          {
            "name": "genesisDay",
            "type": "u32"
          },
          {
            "name": "lastDay",
            "type": "u32"
          },
          {
            "name": "stakerCount",
            "type": "u32"
          },
          {
            "name": "expiryPagesOpen",
            "type": "u8"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "stakeVaultBump",
            "type": "u8"
          },
          {
            "name": "rewardVaultBump",
            "type": "u8"
          },
          {
            "name": "penaltyVaultBump",
            "type": "u8"
          },
          {
            "name": "version",
            "type": "u8"
          },
          {
            "name": "decimals",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                1
              ]
            }
          },
          {
            "name": "pendingDrops",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "pendingDrop"
                  }
                },
                5
              ]
            }
          },
          {
            "name": "recent",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "dayRecord"
                  }
                },
                32
              ]
            }
          },
          {
            "name": "pendingRaises",
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          },
          {
            "name": "openLockDays",
            "type": {
              "array": [
                "u32",
                5
              ]
            }
          },
          {
            "name": "features",
            "type": "u32"
          },
          {
            "name": "pauseStarted",
            "type": "i64"
          },
          {
            "name": "pauseUntil",
            "type": "i64"
          },
          {
            "name": "votePausedSeconds",
            "type": "u64"
          },
          {
            "name": "pauseMask",
            "type": "u32"
          },
          {
            "name": "boostDays",
            "type": "u32"
          },
          {
            "name": "boostActiveBps",
            "type": "u16"
          },
          {
            "name": "boostLongTermBps",
            "type": "u16"
          },
          {
            "name": "boostVotingBps",
            "type": "u16"
          },
          {
            "name": "longTermDays",
            "type": "u16"
          },
          {
            "name": "ticketDays",
            "type": "u32"
          },
          {
            "name": "activeDays",
            "type": "u32"
          },
          {
            "name": "minDebateFee",
            "type": "u64"
          },
          {
            "name": "fundedFees",
            "type": "u64"
          },
          {
            "name": "fundedInflation",
            "type": "u64"
          },
          {
            "name": "fundedGrants",
            "type": "u64"
          },
          {
            "name": "totalMinted",
            "type": "u64"
          },
          {
            "name": "totalBurned",
            "type": "u64"
          },
          {
            "name": "totalForfeited",
            "type": "u64"
          },
          {
            "name": "totalCompounded",
            "type": "u64"
          },
          {
            "name": "ticketsOutstanding",
            "type": "u64"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u64",
                10
              ]
            }
          }
        ]
      }
    },
    {
      "name": "ticketOpened",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "index",
            "type": "u32"
          },
          {
            "name": "total",
            "type": "u64"
          },
          {
            "name": "durationSeconds",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "ticketReleased",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "index",
            "type": "u32"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "released",
            "type": "u64"
          },
          {
            "name": "closed",
            "type": "bool"
          }
        ]
      }
    },
    {
      "name": "treasury",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "outflowByDay",
            "type": {
              "array": [
                "u64",
                32
              ]
            }
          },
          {
            "name": "lastOutflowDay",
            "type": "u32"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "totalSpent",
            "type": "u64"
          },
          {
            "name": "totalGranted",
            "type": "u64"
          },
          {
            "name": "buybackPrice",
            "type": "u64"
          },
          {
            "name": "buybackRemaining",
            "type": "u64"
          },
          {
            "name": "buybackWeek",
            "type": "u32"
          },
          {
            "name": "padWeek",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "buybackWeekBought",
            "type": "u64"
          },
          {
            "name": "buybackTotalBought",
            "type": "u64"
          },
          {
            "name": "buybackTotalQuote",
            "type": "u64"
          },
          {
            "name": "spendingCapBps",
            "type": "u32"
          },
          {
            "name": "padCap",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "reserveFloor",
            "type": "u64"
          },
          {
            "name": "buybackWeeklyCap",
            "type": "u64"
          },
          {
            "name": "buybackMaxPrice",
            "type": "u64"
          },
          {
            "name": "tokenUnit",
            "type": "u64"
          },
          {
            "name": "quoteMint",
            "type": "pubkey"
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u64",
                4
              ]
            }
          }
        ]
      }
    },
    {
      "name": "treasurySpent",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "proposal",
            "type": "u32"
          },
          {
            "name": "purpose",
            "type": "u8"
          },
          {
            "name": "destination",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "price",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "unstaked",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "entry",
            "type": "u8"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "penalty",
            "type": "u64"
          },
          {
            "name": "forfeited",
            "type": "u64"
          },
          {
            "name": "matured",
            "type": "bool"
          },
          {
            "name": "byTicket",
            "type": "bool"
          },
          {
            "name": "ownerTotal",
            "type": "u64"
          },
          {
            "name": "poolTotal",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "upgradeApproved",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "buffer",
            "type": "pubkey"
          },
          {
            "name": "sha256",
            "type": {
              "array": [
                "u8",
                32
              ]
            }
          }
        ]
      }
    },
    {
      "name": "userStake",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "stakeTimestamp",
            "type": "i64"
          },
          {
            "name": "rewardsEarned",
            "type": "u64"
          },
          {
            "name": "votingPower",
            "type": "u64"
          },
          {
            "name": "owed",
            "type": "u64"
          },
          {
            "name": "owedOpen",
            "type": "u64"
          },
          {
            "name": "rewardsClaimed",
            "type": "u64"
          },
          {
            "name": "penaltiesPaid",
            "type": "u64"
          },
          {
            "name": "owedOpenWeek",
            "type": "u32"
          },
          {
            "name": "lockDays",
            "type": "u32"
          },
          {
            "name": "voteLockUntil",
            "type": "i64"
          },
          {
            "name": "lastDebateDay",
            "type": "u32"
          },
          {
            "name": "boostEndDay",
            "type": "u32"
          },
          {
            "name": "boostBps",
            "type": "u32"
          },
          {
            "name": "liveProposal",
            "type": "u32"
          },
          {
            "name": "entryCount",
            "type": "u8"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "options",
            "type": "u8"
          },
          {
            "name": "payoutCount",
            "type": "u8"
          },
          {
            "name": "voteCount",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                3
              ]
            }
          },
          {
            "name": "rewardDust",
            "type": "u64"
          },
          {
            "name": "rewardsCompounded",
            "type": "u64"
          },
          {
            "name": "rewardsForfeited",
            "type": "u64"
          },
          {
            "name": "ticketCount",
            "type": "u32"
          },
          {
            "name": "padTickets",
            "type": {
              "array": [
                "u8",
                4
              ]
            }
          },
          {
            "name": "reserved",
            "type": {
              "array": [
                "u64",
                2
              ]
            }
          },
          {
            "name": "entries",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "stakeEntry"
                  }
                },
                16
              ]
            }
          },
          {
            "name": "voted",
            "type": {
              "array": [
                "u32",
                16
              ]
            }
          },
          {
            "name": "payouts",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "payout"
                  }
                },
                8
              ]
            }
          },
          {
            "name": "votes",
            "type": {
              "array": [
                {
                  "defined": {
                    "name": "castVote"
                  }
                },
                8
              ]
            }
          }
        ]
      }
    },
    {
      "name": "vesting",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "total",
            "type": "u64"
          },
          {
            "name": "released",
            "type": "u64"
          },
          {
            "name": "start",
            "type": "i64"
          },
          {
            "name": "cliffSeconds",
            "type": "i64"
          },
          {
            "name": "durationSeconds",
            "type": "i64"
          },
          {
            "name": "index",
            "type": "u32"
          },
          {
            "name": "kind",
            "type": "u8"
          },
          {
            "name": "bump",
            "type": "u8"
          },
          {
            "name": "pad",
            "type": {
              "array": [
                "u8",
                2
              ]
            }
          }
        ]
      }
    },
    {
      "name": "vestingCreated",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "funder",
            "type": "pubkey"
          },
          {
            "name": "beneficiary",
            "type": "pubkey"
          },
          {
            "name": "index",
            "type": "u32"
          },
          {
            "name": "total",
            "type": "u64"
          },
          {
            "name": "start",
            "type": "i64"
          },
          {
            "name": "cliffSeconds",
            "type": "i64"
          },
          {
            "name": "durationSeconds",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "vestingReleased",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "index",
            "type": "u32"
          },
          {
            "name": "amount",
            "type": "u64"
          },
          {
            "name": "released",
            "type": "u64"
          }
        ]
      }
    },
    {
      "name": "voteCast",
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "id",
            "type": "u32"
          },
          {
            "name": "owner",
            "type": "pubkey"
          },
          {
            "name": "side",
            "type": "u8"
          },
          {
            "name": "weight",
            "type": "u64"
          },
          {
            "name": "linear",
            "type": "u64"
          },
          {
            "name": "votingEnd",
            "type": "i64"
          }
        ]
      }
    },
    {
      "name": "weightDrop",
      "serialization": "bytemuck",
      "repr": {
        "kind": "c"
      },
      "type": {
        "kind": "struct",
        "fields": [
          {
            "name": "weight",
            "type": "u64"
          },
          {
            "name": "power",
            "type": "u64"
          },
          {
            "name": "rise",
            "type": "u64"
          }
        ]
      }
    }
  ]
};
